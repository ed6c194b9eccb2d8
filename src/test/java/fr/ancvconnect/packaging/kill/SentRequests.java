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
 * What the front end asked for and what it was told: noted before it is sent, so that no kill makes it forget. Each is sent
 * again until an answer came to a request that was made after the last one whose answer was lost: an earlier no may have
 * been true before that one did what it asked.
 */
final class SentRequests {

    /** One payment that somebody wants; the same key is sent again until there is an answer. */
    record Order(String folder, String key, long cents, String beneficiary) {

        String body() {
            return "{\"amount\": {\"amount\": %d, \"currency\": \"EUR\"}, \"beneficiary\": \"%s\"}".formatted(cents, beneficiary);
        }
    }

    /** One request for it. */
    interface Exchange {
        Answer go() throws IOException, InterruptedException;
    }

    private record Told(long sentAt, Answer answer) {

        /** Whether asking once more could bring another answer. */
        boolean isLast() {
            return answer.status() < SERVER_ERRORS;
        }
    }

    private record Talk(List<Told> told, OptionalLong lostAt) {

        boolean isOver() {
            return told.stream().anyMatch(each -> each.isLast() && (lostAt.isEmpty() || each.sentAt - lostAt.getAsLong() > 0));
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
     * Notes what becomes of a request.
     *
     * @throws IOException when no answer came
     */
    void noting(Order order, Exchange exchange) throws IOException, InterruptedException {
        long sentAt = System.nanoTime();
        try {
            Answer answer = exchange.go();
            talks.computeIfPresent(order, (_, talk) -> new Talk(
                    Stream.concat(talk.told.stream(), Stream.of(new Told(sentAt, answer))).toList(), talk.lostAt));
        } catch (IOException e) {
            talks.computeIfPresent(order, (_, talk) -> new Talk(talk.told, OptionalLong.of(System.nanoTime())));
            throw e;
        }
    }

    synchronized List<Order> unanswered() {
        return all.stream().filter(order -> !talks.get(order).isOver()).toList();
    }

    /** Any of these, or a list of none. */
    synchronized List<Order> any(Random chance) {
        return all.isEmpty() ? List.of() : List.of(all.get(chance.nextInt(all.size())));
    }

    /** One of the latest, or a list of none. */
    synchronized List<Order> recent(Random chance) {
        return all.isEmpty() ? List.of() : List.of(all.get(all.size() - 1 - chance.nextInt(Math.min(all.size(), LATEST))));
    }

    int count() {
        return talks.size();
    }

    /** The payment's ids that the front end was told under this key: one at most, if all is well. */
    List<String> ids(Order order) {
        return answers(order).map(answer -> answer.body().path("id").asText()).filter(id -> !id.isEmpty())
                .distinct().toList();
    }

    /** Whose payment it is, by the payment's id. */
    Map<String, Order> byPayment() {
        return talks.keySet().stream().filter(order -> ids(order).size() == 1)
                .collect(Collectors.toMap(order -> ids(order).getFirst(), order -> order));
    }

    /** Keys under which more than one payment was told, or one was made twice. */
    List<String> twice() {
        return talks.keySet().stream()
                .filter(order -> ids(order).size() > 1 || answers(order).filter(answer -> answer.status() == CREATED).count() > 1)
                .map(order -> "One key, two payments: " + order + " " + answers(order).toList()).toList();
    }

    private Stream<Answer> answers(Order order) {
        return talks.get(order).told.stream().map(Told::answer);
    }
}
