package fr.ancvconnect.packaging.kill;

import fr.ancvconnect.packaging.kill.FrontEndClient.Answer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
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
final class SentRequests {

    /** One payment to start. The same key is sent again until a response arrives. */
    record Order(String folder, String key, long cents, String beneficiary) {

        String body() {
            return "{\"amount\": {\"amount\": %d, \"currency\": \"EUR\"}, \"beneficiary\": \"%s\"}"
                    .formatted(cents, beneficiary);
        }
    }

    /** One attempt to send an order. */
    interface Exchange {
        Answer go() throws IOException, InterruptedException;
    }

    private record Told(long sentAt, Answer answer) {

        /** Whether another attempt cannot change the response. */
        boolean isLast() {
            return answer.status() < SERVER_ERRORS;
        }
    }

    private record Talk(List<Told> told, OptionalLong lostAt) {

        boolean isOver() {
            return told.stream()
                    .anyMatch(each -> each.isLast() && (lostAt.isEmpty() || each.sentAt - lostAt.getAsLong() > 0));
        }
    }

    private static final int CREATED = 201;
    private static final int SERVER_ERRORS = 500;
    private static final int LATEST = 10;

    private final Map<Order, Talk> talks = new ConcurrentHashMap<>();
    private final List<Order> all = new ArrayList<>();

    synchronized void asked(Order order) {
        if (talks.putIfAbsent(order, new Talk(List.of(), OptionalLong.empty())) == null) {
            all.add(order);
        }
    }

    /**
     * Records the result of a request.
     *
     * @throws IOException if no response arrived
     */
    void noting(Order order, Exchange exchange) throws IOException, InterruptedException {
        long sentAt = System.nanoTime();
        try {
            Answer answer = exchange.go();
            talks.computeIfPresent(
                    order,
                    (_, talk) -> new Talk(
                            Stream.concat(talk.told.stream(), Stream.of(new Told(sentAt, answer)))
                                    .toList(),
                            talk.lostAt));
        } catch (IOException e) {
            talks.computeIfPresent(order, (_, talk) -> new Talk(talk.told, OptionalLong.of(System.nanoTime())));
            throw e;
        }
    }

    synchronized List<Order> unanswered() {
        return all.stream().filter(order -> !talks.get(order).isOver()).toList();
    }

    /** A random order; empty if there is none. */
    synchronized List<Order> any(Random chance) {
        return all.isEmpty() ? List.of() : List.of(all.get(chance.nextInt(all.size())));
    }

    /** A random order out of the latest ones; empty if there is none. */
    synchronized List<Order> recent(Random chance) {
        return all.isEmpty()
                ? List.of()
                : List.of(all.get(all.size() - 1 - chance.nextInt(Math.min(all.size(), LATEST))));
    }

    int count() {
        return talks.size();
    }

    /** The payment ids that the front end received for this key. There must be at most one. */
    List<String> ids(Order order) {
        return answers(order)
                .map(answer -> answer.body().path("id").asText())
                .filter(id -> !id.isEmpty())
                .distinct()
                .toList();
    }

    /** The orders by payment id. */
    Map<String, Order> byPayment() {
        return talks.keySet().stream()
                .filter(order -> ids(order).size() == 1)
                .collect(Collectors.toMap(order -> ids(order).getFirst(), order -> order));
    }

    /** Keys for which more than one payment was returned or created. */
    List<String> twice() {
        return talks.keySet().stream()
                .filter(order -> ids(order).size() > 1
                        || answers(order)
                                        .filter(answer -> answer.status() == CREATED)
                                        .count()
                                > 1)
                .map(order ->
                        "One key, two payments: " + order + " " + answers(order).toList())
                .toList();
    }

    private Stream<Answer> answers(Order order) {
        return talks.get(order).told.stream().map(Told::answer);
    }
}
