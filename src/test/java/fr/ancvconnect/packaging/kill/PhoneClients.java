package fr.ancvconnect.packaging.kill;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Random;

/** The customers' phones, and faults at ANCV. */
final class PhoneClients {

    private static final List<String> NOTIFICATIONS = List.of("NONE", "DUPLICATE", "OUT_OF_ORDER", "LATE");
    private static final List<String> CALLS = List.of("create", "payer", "read", "cancel");
    private static final List<String> RESPONSES = List.of(
            "LOST_ANSWER",
            "LOST_ANSWER",
            "HTTP_500",
            "INTERNAL_SERVER_ERROR",
            "OPERATION_TRANSACTION_NOT_ALLOWED",
            "TRANSACTION_NOT_FOUND");
    private static final int PERCENT = 100;

    private final FrontEndClient client;

    PhoneClients(FrontEndClient client) {
        this.client = client;
    }

    /**
     * Handles the customer's pending requests: usually confirms them, sometimes for a smaller amount, sometimes
     * declines or ignores them.
     */
    void handleRequests(String customer, Random random) throws IOException, InterruptedException {
        for (JsonNode item :
                client.get("/local/ancv/phone?beneficiary=" + customer).body().path("items")) {
            String path = "/local/ancv/phone/" + item.path("transactionId").asText();
            int choice = random.nextInt(PERCENT);
            if (choice < 55) {
                client.send("POST", path + "/confirmation", "");
            } else if (choice < 70) {
                long smallerAmount =
                        1 + random.nextLong(item.path("amount").path("amount").asLong());
                client.send(
                        "POST",
                        path + "/confirmation",
                        "{\"amount\": {\"amount\": %d, \"currency\": \"EUR\"}}".formatted(smallerAmount));
            } else if (choice < 80) {
                client.send("POST", path + "/refusal", "");
            }
        }
    }

    /** Adds a fault at ANCV or removes all faults. */
    void changeFaults(Random random) throws IOException, InterruptedException {
        switch (random.nextInt(4)) {
            case 0 ->
                client.send(
                        "PUT",
                        "/local/ancv/faults",
                        "{\"notifications\": \"%s\"}".formatted(randomElement(NOTIFICATIONS, random)));
            case 1, 2 ->
                client.send(
                        "PUT",
                        "/local/ancv/faults",
                        "{\"call\": \"%s\", \"answer\": \"%s\", \"times\": %d}"
                                .formatted(
                                        randomElement(CALLS, random),
                                        randomElement(RESPONSES, random),
                                        1 + random.nextInt(3)));
            default -> client.send("DELETE", "/local/ancv/faults", "");
        }
    }

    private static String randomElement(List<String> values, Random random) {
        return values.get(random.nextInt(values.size()));
    }
}
