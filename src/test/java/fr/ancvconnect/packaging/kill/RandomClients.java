package fr.ancvconnect.packaging.kill;

import fr.ancvconnect.packaging.kill.SentRequests.Order;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Concurrent clients with random actions: front ends, customers with their phones, and a client that adds faults at ANCV. */
final class RandomClients {

    /** One action of a client. It throws an exception when the service no longer responds. */
    private interface Act {
        void go(Random chance) throws IOException, InterruptedException;
    }

    private static final int PEOPLE = 8;
    private static final int OPEN_FOLDERS = 12;
    private static final int CUSTOMERS = 40;
    /** ANCV's minimum. */
    private static final int CHEAPEST_CENTS = 20_00;

    private static final int DEAREST_CENTS = 150_00;

    private final List<Act> acts = new ArrayList<>();
    private final AtomicInteger names = new AtomicInteger();
    private final List<String> folders = new CopyOnWriteArrayList<>();
    private final SentRequests orders;
    private final FrontEndClient front;
    private final PhoneClients phones;

    RandomClients(FrontEndClient front, SentRequests orders) {
        this.front = front;
        this.orders = orders;
        this.phones = new PhoneClients(front);
        often(3, this::declareFolder);
        often(14, this::startPayment);
        often(4, this::repeatWhatWasNotAnswered);
        often(3, this::repeatAny);
        often(5, this::lookAtPayment);
        often(20, this::lookAtPhone);
        often(2, phones::breakAncv);
        often(4, this::refusePayment);
        often(1, this::unblockPayment);
        often(1, this::cancelFolder);
    }

    /** Creates the data that must exist before the first payment. It is the same at each start. */
    void open() throws IOException, InterruptedException {
        front.logIn();
        front.send("PUT", "/establishments/kill-nine", """
                {"name": "Camping", "country": "FR", "collectionMode": "PREPAID", "virtualPos": ["STRIPE"]}""");
        front.send("PUT", "/establishments/kill-nine/payment-methods/ancv-connect", "{\"ancvId\": \"10000651\"}");
    }

    /** Runs all clients until the service no longer responds. {@code meanwhile} must stop the service. */
    void actWhile(long seed, Callable<?> meanwhile) throws Exception {
        try (var people = Executors.newFixedThreadPool(PEOPLE)) {
            List<Future<?>> all = IntStream.range(0, PEOPLE)
                    .<Future<?>>mapToObj(number -> people.submit(() -> act(new Random(seed + number))))
                    .toList();
            meanwhile.call();
            for (Future<?> one : all) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        }
    }

    /** Repeats all requests that have no final response yet. */
    void repeatAll() throws IOException, InterruptedException {
        for (Order order : orders.unanswered()) {
            send(order);
        }
    }

    static String customer(int number) {
        return "client" + number + "@exemple.fr";
    }

    static List<String> customers() {
        return IntStream.range(0, CUSTOMERS).mapToObj(RandomClients::customer).toList();
    }

    /** All folders whose creation was confirmed. */
    List<String> folders() {
        return List.copyOf(folders);
    }

    private void often(int times, Act act) {
        IntStream.range(0, times).forEach(_ -> acts.add(act));
    }

    private Void act(Random chance) throws InterruptedException {
        try {
            while (true) {
                acts.get(chance.nextInt(acts.size())).go(chance);
            }
        } catch (IOException _) {
            return null;
        }
    }

    private void declareFolder(Random chance) throws IOException, InterruptedException {
        String id = "stay-" + names.incrementAndGet();
        var answer =
                front.send("PUT", "/booking-folders/" + id, """
                {"establishmentId": "kill-nine", "origin": "BACK_OFFICE", "total": {"amount": %d, "currency": "EUR"},
                 "customer": {"name": "Client", "email": "client@exemple.fr"}, "cardGuarantee": false}""".formatted(DEAREST_CENTS * (1 + chance.nextInt(10))));
        if (answer.status() == 201) {
            folders.add(id);
        }
    }

    private void startPayment(Random chance) throws IOException, InterruptedException {
        for (String folder : openFolder(chance)) {
            var order = new Order(
                    folder,
                    "key-" + names.incrementAndGet(),
                    CHEAPEST_CENTS + chance.nextInt(DEAREST_CENTS),
                    customer(chance.nextInt(CUSTOMERS)));
            orders.asked(order);
            send(order);
        }
    }

    private void repeatWhatWasNotAnswered(Random chance) throws IOException, InterruptedException {
        List<Order> waiting = orders.unanswered();
        if (!waiting.isEmpty()) {
            send(waiting.get(chance.nextInt(waiting.size())));
        }
    }

    private void repeatAny(Random chance) throws IOException, InterruptedException {
        for (Order order : orders.any(chance)) {
            send(order);
        }
    }

    private void lookAtPhone(Random chance) throws IOException, InterruptedException {
        for (Order order : orders.recent(chance)) {
            phones.look(order.beneficiary(), chance);
        }
    }

    private void lookAtPayment(Random chance) throws IOException, InterruptedException {
        for (String payment : anyPayment(chance)) {
            front.get(payment);
        }
    }

    private void refusePayment(Random chance) throws IOException, InterruptedException {
        for (String payment : anyPayment(chance)) {
            front.send("POST", payment + "/refusal", "{\"reason\": \"no room\"}");
        }
    }

    private void unblockPayment(Random chance) throws IOException, InterruptedException {
        for (String payment : anyPayment(chance)) {
            front.send("POST", payment + "/unblocking", "");
        }
    }

    private void cancelFolder(Random chance) throws IOException, InterruptedException {
        for (String folder : openFolder(chance)) {
            front.send("POST", "/booking-folders/" + folder + "/cancellation", "");
        }
    }

    private void send(Order order) throws IOException, InterruptedException {
        orders.noting(
                order,
                () -> front.send(
                        "POST",
                        "/booking-folders/" + order.folder() + "/payments",
                        order.body(),
                        "Idempotency-Key",
                        order.key()));
    }

    private List<String> anyPayment(Random chance) {
        return orders.any(chance).stream()
                .flatMap(order ->
                        orders.ids(order).stream().map(id -> "/booking-folders/" + order.folder() + "/payments/" + id))
                .toList();
    }

    private List<String> openFolder(Random chance) {
        int known = folders.size();
        return known == 0 ? List.of() : List.of(folders.get(known - 1 - chance.nextInt(Math.min(known, OPEN_FOLDERS))));
    }
}
