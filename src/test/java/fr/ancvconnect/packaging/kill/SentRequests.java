package fr.ancvconnect.packaging.kill;

import fr.ancvconnect.packaging.kill.FrontEndClient.Response;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The requests of the front end and their responses. A request is recorded before it is sent, so that a kill cannot
 * lose it.
 *
 * <p>A request is repeated until a response arrives to an attempt that was sent after the last attempt without a
 * response. A rejection of an earlier attempt can become outdated when a lost attempt takes effect.
 */
public final class SentRequests {

    /** One payment to start. The same key is sent again until a response arrives. */
    public record Order(String folder, String key, long cents, String beneficiary) {

        /** The body of its request. */
        public String body() {
            return "{\"amount\": {\"amount\": %d, \"currency\": \"EUR\"}, \"beneficiary\": \"%s\"}"
                    .formatted(cents, beneficiary);
        }
    }

    /** One attempt to send an order. */
    public interface Attempt {
        Response send() throws IOException, InterruptedException;
    }

    private record TimedResponse(long sentAt, Response response) {

        /** Whether another attempt cannot change the response. */
        boolean isFinal() {
            return response.status() < SERVER_ERROR;
        }
    }

    private record Attempts(List<TimedResponse> responses, OptionalLong lostAt) {

        boolean isFinished() {
            return responses.stream()
                    .anyMatch(response ->
                            response.isFinal() && (lostAt.isEmpty() || response.sentAt - lostAt.getAsLong() > 0));
        }
    }

    private static final int CREATED = 201;
    private static final int SERVER_ERROR = 500;
    private static final int RECENT_ORDERS = 10;

    private final Map<Order, Attempts> attemptsByOrder = new ConcurrentHashMap<>();
    private final List<Order> all = new ArrayList<>();

    /** Records an order before its first attempt. */
    public synchronized void add(Order order) {
        if (attemptsByOrder.putIfAbsent(order, new Attempts(List.of(), OptionalLong.empty())) == null) {
            all.add(order);
        }
    }

    /**
     * Sends the request once, records its result and returns the response.
     *
     * @throws IOException if no response arrived
     */
    public Response send(Order order, Attempt attempt) throws IOException, InterruptedException {
        long sentAt = System.nanoTime();
        try {
            Response response = attempt.send();
            attemptsByOrder.computeIfPresent(
                    order,
                    (_, attempts) -> new Attempts(
                            Stream.concat(attempts.responses.stream(), Stream.of(new TimedResponse(sentAt, response)))
                                    .toList(),
                            attempts.lostAt));
            return response;
        } catch (IOException e) {
            attemptsByOrder.computeIfPresent(
                    order, (_, attempts) -> new Attempts(attempts.responses, OptionalLong.of(System.nanoTime())));
            throw e;
        }
    }

    /** The orders that have no final response yet. */
    public synchronized List<Order> unanswered() {
        return all.stream()
                .filter(order -> !attemptsByOrder.get(order).isFinished())
                .toList();
    }

    /** A random order; empty if there is none. */
    synchronized List<Order> any(Random random) {
        return all.isEmpty() ? List.of() : List.of(all.get(random.nextInt(all.size())));
    }

    /** A random order out of the latest ones; empty if there is none. */
    synchronized List<Order> recent(Random random) {
        return all.isEmpty()
                ? List.of()
                : List.of(all.get(all.size() - 1 - random.nextInt(Math.min(all.size(), RECENT_ORDERS))));
    }

    /** The number of orders. */
    public int count() {
        return attemptsByOrder.size();
    }

    /** The payment ids that the front end received for this key. There must be at most one. */
    List<String> ids(Order order) {
        return responses(order)
                .map(response -> response.body().path("id").asText())
                .filter(id -> !id.isEmpty())
                .distinct()
                .toList();
    }

    /** The customers of all orders. */
    Set<String> beneficiaries() {
        return attemptsByOrder.keySet().stream().map(Order::beneficiary).collect(Collectors.toSet());
    }

    /** The orders by payment id. */
    Map<String, Order> byPayment() {
        return attemptsByOrder.keySet().stream()
                .filter(order -> ids(order).size() == 1)
                .collect(Collectors.toMap(order -> ids(order).getFirst(), order -> order));
    }

    /** Keys for which more than one payment was returned or created. */
    List<String> duplicates() {
        return attemptsByOrder.keySet().stream()
                .filter(order -> ids(order).size() > 1
                        || responses(order)
                                        .filter(response -> response.status() == CREATED)
                                        .count()
                                > 1)
                .map(order -> "One key, two payments: " + order + " "
                        + responses(order).toList())
                .toList();
    }

    private Stream<Response> responses(Order order) {
        return attemptsByOrder.get(order).responses.stream().map(TimedResponse::response);
    }
}
