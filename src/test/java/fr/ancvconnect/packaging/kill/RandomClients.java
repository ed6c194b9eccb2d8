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
    private interface Action {
        void run(Random random) throws IOException, InterruptedException;
    }

    private static final int CLIENTS = 8;
    private static final int OPEN_FOLDERS = 12;
    private static final int CUSTOMERS = 40;
    /** ANCV's minimum. */
    private static final int MIN_CENTS = 20_00;

    private static final int MAX_CENTS = 150_00;

    private final List<Action> actions = new ArrayList<>();
    private final AtomicInteger sequence = new AtomicInteger();
    private final List<String> folders = new CopyOnWriteArrayList<>();
    private final SentRequests orders;
    private final FrontEndClient client;
    private final PhoneClients phones;

    RandomClients(FrontEndClient client, SentRequests orders) {
        this.client = client;
        this.orders = orders;
        this.phones = new PhoneClients(client);
        addAction(3, this::declareFolder);
        addAction(14, this::startPayment);
        addAction(4, this::repeatUnanswered);
        addAction(3, this::repeatAnyOrder);
        addAction(5, this::readPayment);
        addAction(20, this::handlePhone);
        addAction(2, phones::changeFaults);
        addAction(4, this::refusePayment);
        addAction(1, this::unblockPayment);
        addAction(1, this::cancelFolder);
    }

    /** Creates the data that must exist before the first payment. It is the same at each start. */
    void prepare() throws IOException, InterruptedException {
        client.logIn();
        client.send("PUT", "/establishments/kill-nine", """
                {"name": "Camping", "country": "FR", "collectionMode": "PREPAID", "virtualPos": ["STRIPE"]}""");
        client.send("PUT", "/establishments/kill-nine/payment-methods/ancv-connect", "{\"ancvId\": \"10000651\"}");
    }

    /** Runs all clients until the service no longer responds. {@code meanwhile} must stop the service. */
    void runDuring(long seed, Callable<?> meanwhile) throws Exception {
        try (var executor = Executors.newFixedThreadPool(CLIENTS)) {
            List<Future<?>> futures = IntStream.range(0, CLIENTS)
                    .<Future<?>>mapToObj(number -> executor.submit(() -> runActions(new Random(seed + number))))
                    .toList();
            meanwhile.call();
            for (Future<?> future : futures) {
                future.get();
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

    /** All folders whose creation was confirmed. */
    List<String> folders() {
        return List.copyOf(folders);
    }

    private void addAction(int weight, Action action) {
        IntStream.range(0, weight).forEach(_ -> actions.add(action));
    }

    private Void runActions(Random random) throws InterruptedException {
        try {
            while (true) {
                actions.get(random.nextInt(actions.size())).run(random);
            }
        } catch (IOException _) {
            return null;
        }
    }

    private void declareFolder(Random random) throws IOException, InterruptedException {
        String id = "stay-" + sequence.incrementAndGet();
        var response =
                client.send("PUT", "/booking-folders/" + id, """
                {"establishmentId": "kill-nine", "origin": "BACK_OFFICE", "total": {"amount": %d, "currency": "EUR"},
                 "customer": {"name": "Client", "email": "client@exemple.fr"}, "cardGuarantee": false}""".formatted(MAX_CENTS * (1 + random.nextInt(10))));
        if (response.status() == 201) {
            folders.add(id);
        }
    }

    private void startPayment(Random random) throws IOException, InterruptedException {
        for (String folder : openFolder(random)) {
            var order = new Order(
                    folder,
                    "key-" + sequence.incrementAndGet(),
                    MIN_CENTS + random.nextInt(MAX_CENTS),
                    customer(random.nextInt(CUSTOMERS)));
            orders.add(order);
            send(order);
        }
    }

    private void repeatUnanswered(Random random) throws IOException, InterruptedException {
        List<Order> unanswered = orders.unanswered();
        if (!unanswered.isEmpty()) {
            send(unanswered.get(random.nextInt(unanswered.size())));
        }
    }

    private void repeatAnyOrder(Random random) throws IOException, InterruptedException {
        for (Order order : orders.any(random)) {
            send(order);
        }
    }

    private void handlePhone(Random random) throws IOException, InterruptedException {
        for (Order order : orders.recent(random)) {
            phones.handleRequests(order.beneficiary(), random);
        }
    }

    private void readPayment(Random random) throws IOException, InterruptedException {
        for (String payment : anyPayment(random)) {
            client.get(payment);
        }
    }

    private void refusePayment(Random random) throws IOException, InterruptedException {
        for (String payment : anyPayment(random)) {
            client.send("POST", payment + "/refusal", "{\"reason\": \"no room\"}");
        }
    }

    private void unblockPayment(Random random) throws IOException, InterruptedException {
        for (String payment : anyPayment(random)) {
            client.send("POST", payment + "/unblocking", "");
        }
    }

    private void cancelFolder(Random random) throws IOException, InterruptedException {
        for (String folder : openFolder(random)) {
            client.send("POST", "/booking-folders/" + folder + "/cancellation", "");
        }
    }

    private void send(Order order) throws IOException, InterruptedException {
        orders.send(
                order,
                () -> client.send(
                        "POST",
                        "/booking-folders/" + order.folder() + "/payments",
                        order.body(),
                        "Idempotency-Key",
                        order.key()));
    }

    private List<String> anyPayment(Random random) {
        return orders.any(random).stream()
                .flatMap(order ->
                        orders.ids(order).stream().map(id -> "/booking-folders/" + order.folder() + "/payments/" + id))
                .toList();
    }

    private List<String> openFolder(Random random) {
        int count = folders.size();
        return count == 0 ? List.of() : List.of(folders.get(count - 1 - random.nextInt(Math.min(count, OPEN_FOLDERS))));
    }
}
