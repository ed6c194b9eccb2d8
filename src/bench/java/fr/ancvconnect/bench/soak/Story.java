package fr.ancvconnect.bench.soak;

import fr.ancvconnect.packaging.kill.FrontEndClient;
import fr.ancvconnect.packaging.kill.FrontEndClient.Response;
import fr.ancvconnect.packaging.kill.PhoneClients;
import fr.ancvconnect.packaging.kill.PhoneClients.PhoneRequest;
import fr.ancvconnect.packaging.kill.SentRequests;
import fr.ancvconnect.packaging.kill.SentRequests.Order;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * One booking: it is declared, a guest starts a payment and waits for its outcome, the customer decides on the phone, and
 * perhaps the establishment refuses or the platform cancels.
 *
 * <p>Each request has a scheduled time: a think time after the response before it. Latency counts from there, so that a late
 * sender makes it longer and not shorter.
 */
final class Story {

    private static final Set<String> UNDECIDED = Set.of("REQUESTED", "PENDING");
    private static final Duration GUEST_TYPES = Duration.ofSeconds(1);
    private static final Duration FIRST_POLL = Duration.ofSeconds(1);
    private static final Duration LONGEST_POLL = Duration.ofSeconds(8);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(3);
    private static final int ATTEMPTS = 5;
    private static final int SERVER_ERROR = 500;
    private static final Set<Integer> DECLARED = Set.of(200, 201);
    private static final int MIN_CENTS = 1;

    private final StoryPlan plan;
    private final Callers callers;
    private final FrontEndClient service;
    private final PhoneClients phones;
    private final SentRequests orders;
    private final Latencies latencies;
    private final Order order;

    Story(StoryPlan plan, Clients clients) {
        this.plan = plan;
        this.callers = clients.callers();
        this.service = clients.service();
        this.phones = clients.phones();
        this.orders = clients.orders();
        this.latencies = clients.latencies();
        this.order = new Order(plan.folder(), "key-" + plan.number(), plan.cents(), plan.customer());
    }

    /** What all stories share. */
    record Clients(
            Callers callers, FrontEndClient service, PhoneClients phones, SentRequests orders, Latencies latencies) {}

    /**
     * Runs until the end of the story.
     *
     * @param scheduledAt in the nanoseconds of {@link System#nanoTime}
     * @return whether the folder was declared
     */
    boolean run(long scheduledAt) throws IOException, InterruptedException {
        Response declared = declare(scheduledAt);
        for (int attempt = 1; attempt < ATTEMPTS && declared.status() >= SERVER_ERROR; attempt++) {
            declared = declare(declared.receivedAt() + RETRY_AFTER.toNanos());
        }
        if (!DECLARED.contains(declared.status())) {
            return false;
        }
        String guest = callers.guest(plan.folder());
        Response started = start(guest, declared.receivedAt() + GUEST_TYPES.toNanos());
        String id = started.body().path("id").asText();
        if (!id.isEmpty()) {
            end(payment(id), await(payment(id), guest, started));
        }
        return true;
    }

    private Response declare(long scheduledAt) throws IOException, InterruptedException {
        return timed(
                Operation.DECLARATION,
                scheduledAt,
                () -> service.sendAs(callers.platform(), "PUT", "/booking-folders/" + plan.folder(), """
                {"establishmentId": "%s", "origin": "BOOKING_ENGINE", "total": {"amount": %d, "currency": "EUR"},
                 "customer": {"name": "Client", "email": "client@exemple.fr"}, "cardGuarantee": false}""".formatted(
                                plan.establishment(), plan.cents())));
    }

    /** Repeats a start that has no final response, and one that the guest clicks twice. */
    private Response start(String guest, long scheduledAt) throws IOException, InterruptedException {
        orders.add(order);
        Optional<Thread> secondClick = plan.repeatsStart()
                ? Optional.of(Thread.startVirtualThread(() -> repeatQuietly(guest, scheduledAt)))
                : Optional.empty();
        Response response = send(Operation.START, guest, scheduledAt);
        for (int attempt = 1; attempt < ATTEMPTS && response.status() >= SERVER_ERROR; attempt++) {
            response = send(Operation.REPEATED_START, guest, response.receivedAt() + RETRY_AFTER.toNanos());
        }
        if (secondClick.isPresent()) {
            secondClick.get().join();
        }
        return response;
    }

    private void repeatQuietly(String guest, long scheduledAt) {
        try {
            send(Operation.REPEATED_START, guest, scheduledAt);
        } catch (IOException e) {
            // It is recorded as lost, and repeated at the end.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Response send(Operation operation, String guest, long scheduledAt)
            throws IOException, InterruptedException {
        return timed(
                operation,
                scheduledAt,
                () -> orders.send(
                        order,
                        () -> service.sendAs(
                                guest,
                                "POST",
                                "/booking-folders/" + order.folder() + "/payments",
                                order.body(),
                                "Idempotency-Key",
                                order.key())));
    }

    /** Polls until the payment is decided. The customer, or the establishment in its place, decides meanwhile. */
    private Response await(String payment, String guest, Response started) throws IOException, InterruptedException {
        long begin = started.receivedAt();
        long actAt = begin + plan.phoneAfter().toNanos();
        boolean acted = false;
        Duration interval = FIRST_POLL;
        Response last = started;
        long pollAt = begin + interval.toNanos();
        while (isUndecided(last) && pollAt - begin < LONGEST_WAIT.toNanos()) {
            if (!acted && actAt - pollAt <= 0) {
                sleepUntil(actAt);
                act(payment, actAt);
                acted = true;
            }
            last = timed(Operation.POLL, pollAt, () -> service.sendAs(guest, "GET", payment, ""));
            interval = interval.multipliedBy(3).dividedBy(2);
            pollAt = last.receivedAt() + (interval.compareTo(LONGEST_POLL) < 0 ? interval : LONGEST_POLL).toNanos();
        }
        return last;
    }

    private void act(String payment, long scheduledAt) throws IOException, InterruptedException {
        switch (plan.end()) {
            case REFUSE_EARLY -> refuse(payment, scheduledAt);
            case CANCEL_EARLY -> cancel(scheduledAt);
            case READ, REFUSE, CANCEL -> {
                for (PhoneRequest request : phones.requests(plan.customer())) {
                    decide(request);
                }
            }
        }
    }

    private void decide(PhoneRequest request) throws IOException, InterruptedException {
        switch (plan.phone()) {
            case CONFIRM -> phones.confirm(request);
            case CONFIRM_LESS -> phones.confirm(request, Math.max(MIN_CENTS, request.cents() / 2));
            case DECLINE -> phones.decline(request);
            case IGNORE -> {}
        }
    }

    private void end(String payment, Response outcome) throws IOException, InterruptedException {
        long scheduledAt = outcome.receivedAt() + plan.endAfter().toNanos();
        switch (plan.end()) {
            case REFUSE -> refuse(payment, scheduledAt);
            case CANCEL -> cancel(scheduledAt);
            case READ -> read(scheduledAt);
            case REFUSE_EARLY, CANCEL_EARLY -> list(scheduledAt);
        }
    }

    private void refuse(String payment, long scheduledAt) throws IOException, InterruptedException {
        timed(
                Operation.REFUSAL,
                scheduledAt,
                () -> service.sendAs(
                        callers.establishment(plan.establishment()),
                        "POST",
                        payment + "/refusal",
                        "{\"reason\": \"no room\"}"));
    }

    private void cancel(long scheduledAt) throws IOException, InterruptedException {
        timed(
                Operation.CANCELLATION,
                scheduledAt,
                () -> service.sendAs(
                        callers.platform(), "POST", "/booking-folders/" + plan.folder() + "/cancellation", ""));
    }

    private void read(long scheduledAt) throws IOException, InterruptedException {
        timed(
                Operation.READING,
                scheduledAt,
                () -> service.sendAs(callers.platform(), "GET", "/booking-folders/" + plan.folder(), ""));
    }

    private void list(long scheduledAt) throws IOException, InterruptedException {
        timed(
                Operation.READING,
                scheduledAt,
                () -> service.sendAs(
                        callers.establishment(plan.establishment()),
                        "GET",
                        "/establishments/" + plan.establishment() + "/payments",
                        ""));
    }

    private Response timed(Operation operation, long scheduledAt, SentRequests.Attempt attempt)
            throws IOException, InterruptedException {
        sleepUntil(scheduledAt);
        Response response = attempt.send();
        latencies.record(operation, scheduledAt, response.receivedAt());
        return response;
    }

    private String payment(String id) {
        return "/booking-folders/" + plan.folder() + "/payments/" + id;
    }

    private static boolean isUndecided(Response response) {
        return response.status() >= SERVER_ERROR
                || UNDECIDED.contains(response.body().path("status").asText());
    }

    static void sleepUntil(long nanoTime) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(nanoTime - System.nanoTime());
    }
}
