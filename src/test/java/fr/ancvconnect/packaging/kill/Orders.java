package fr.ancvconnect.packaging.kill;

import fr.ancvconnect.packaging.kill.Front.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** What the front end asked for and what it was told: noted before it is sent, so that no kill makes it forget. */
final class Orders {

    /** One payment that somebody wants; the same key is sent again until there is an answer. */
    record Order(String folder, String key, long cents, String beneficiary) {

        String body() {
            return "{\"amount\": {\"amount\": %d, \"currency\": \"EUR\"}, \"beneficiary\": \"%s\"}".formatted(cents, beneficiary);
        }
    }

    private static final int CREATED = 201;
    private static final int LATEST = 10;

    private final Map<Order, List<Answer>> answers = new ConcurrentHashMap<>();
    private final List<Order> all = new ArrayList<>();

    synchronized void asked(Order order) {
        if (answers.putIfAbsent(order, List.of()) == null) {
            all.add(order);
        }
    }

    void told(Order order, Answer answer) {
        answers.compute(order, (_, earlier) -> {
            var both = new ArrayList<>(earlier);
            both.add(answer);
            return List.copyOf(both);
        });
    }

    synchronized List<Order> unanswered() {
        return all.stream().filter(order -> answers.get(order).isEmpty()).toList();
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
        return answers.size();
    }

    /** The payment's ids that the front end was told under this key: one at most, if all is well. */
    List<String> ids(Order order) {
        return answers.get(order).stream().map(answer -> answer.body().path("id").asText()).filter(id -> !id.isEmpty())
                .distinct().toList();
    }

    /** Whose payment it is, by the payment's id. */
    Map<String, Order> byPayment() {
        return answers.keySet().stream().filter(order -> ids(order).size() == 1)
                .collect(Collectors.toMap(order -> ids(order).getFirst(), order -> order));
    }

    /** Keys under which more than one payment was told, or one was made twice. */
    List<String> twice() {
        return answers.entrySet().stream()
                .filter(entry -> ids(entry.getKey()).size() > 1
                        || entry.getValue().stream().filter(answer -> answer.status() == CREATED).count() > 1)
                .map(entry -> "One key, two payments: " + entry).toList();
    }
}
