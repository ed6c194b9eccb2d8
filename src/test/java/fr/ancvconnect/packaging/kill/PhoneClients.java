package fr.ancvconnect.packaging.kill;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Random;

/** The customers' phones, and faults at ANCV. */
final class PhoneClients {

    private static final List<String> NOTIFICATIONS = List.of("NONE", "DUPLICATE", "OUT_OF_ORDER", "LATE");
    private static final List<String> CALLS = List.of("create", "payer", "read", "cancel");
    private static final List<String> ANSWERS = List.of(
            "LOST_ANSWER",
            "LOST_ANSWER",
            "HTTP_500",
            "INTERNAL_SERVER_ERROR",
            "OPERATION_TRANSACTION_NOT_ALLOWED",
            "TRANSACTION_NOT_FOUND");
    private static final int A_HUNDRED = 100;

    private final FrontEndClient front;

    PhoneClients(FrontEndClient front) {
        this.front = front;
    }

    /**
     * Handles the customer's pending requests: usually confirms them, sometimes for a smaller amount, sometimes
     * declines or ignores them.
     */
    void look(String customer, Random chance) throws IOException, InterruptedException {
        for (JsonNode item :
                front.get("/local/ancv/phone?beneficiary=" + customer).body().path("items")) {
            String path = "/local/ancv/phone/" + item.path("transactionId").asText();
            int mood = chance.nextInt(A_HUNDRED);
            if (mood < 55) {
                front.send("POST", path + "/confirmation", "");
            } else if (mood < 70) {
                long less =
                        1 + chance.nextLong(item.path("amount").path("amount").asLong());
                front.send(
                        "POST",
                        path + "/confirmation",
                        "{\"amount\": {\"amount\": %d, \"currency\": \"EUR\"}}".formatted(less));
            } else if (mood < 80) {
                front.send("POST", path + "/refusal", "");
            }
        }
    }

    /** Adds a fault at ANCV or removes all faults. */
    void breakAncv(Random chance) throws IOException, InterruptedException {
        switch (chance.nextInt(4)) {
            case 0 ->
                front.send(
                        "PUT",
                        "/local/ancv/faults",
                        "{\"notifications\": \"%s\"}".formatted(anyOf(NOTIFICATIONS, chance)));
            case 1, 2 ->
                front.send(
                        "PUT",
                        "/local/ancv/faults",
                        "{\"call\": \"%s\", \"answer\": \"%s\", \"times\": %d}"
                                .formatted(anyOf(CALLS, chance), anyOf(ANSWERS, chance), 1 + chance.nextInt(3)));
            default -> front.send("DELETE", "/local/ancv/faults", "");
        }
    }

    private static String anyOf(List<String> words, Random chance) {
        return words.get(chance.nextInt(words.size()));
    }
}
