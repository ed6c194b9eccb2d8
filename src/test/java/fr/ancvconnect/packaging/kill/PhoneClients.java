package fr.ancvconnect.packaging.kill;

import java.io.IOException;
import java.util.List;
import java.util.Random;

/** The customers' phones, and faults at ANCV. */
public final class PhoneClients {

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

    /** Phones at the service or at the simulator alone. */
    public PhoneClients(FrontEndClient client) {
        this.client = client;
    }

    /**
     * Handles the customer's pending requests: usually confirms them, sometimes for a smaller amount, sometimes
     * declines or ignores them.
     */
    void handleRequests(String customer, Random random) throws IOException, InterruptedException {
        for (PhoneRequest request : requests(customer)) {
            int choice = random.nextInt(PERCENT);
            if (choice < 55) {
                confirm(request);
            } else if (choice < 70) {
                confirm(request, 1 + random.nextLong(request.cents()));
            } else if (choice < 80) {
                decline(request);
            }
        }
    }

    /** A request that waits on the phone. */
    public record PhoneRequest(String transaction, long cents) {

        private String path() {
            return "/local/ancv/phone/" + transaction;
        }
    }

    /** The requests on this customer's phone, at most one. */
    public List<PhoneRequest> requests(String customer) throws IOException, InterruptedException {
        return client.get("/local/ancv/phone?beneficiary=" + customer)
                .body()
                .path("items")
                .valueStream()
                .map(item -> new PhoneRequest(
                        item.path("transactionId").asText(),
                        item.path("amount").path("amount").asLong()))
                .toList();
    }

    /** Confirms the whole amount. */
    public void confirm(PhoneRequest request) throws IOException, InterruptedException {
        client.send("POST", request.path() + "/confirmation", "");
    }

    /** Confirms this amount, in cents. */
    public void confirm(PhoneRequest request, long cents) throws IOException, InterruptedException {
        client.send(
                "POST",
                request.path() + "/confirmation",
                "{\"amount\": {\"amount\": %d, \"currency\": \"EUR\"}}".formatted(cents));
    }

    /** Declines the request. */
    public void decline(PhoneRequest request) throws IOException, InterruptedException {
        client.send("POST", request.path() + "/refusal", "");
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
