package fr.ancvconnect.simulation;

import fr.ancvconnect.app.Problem;
import fr.ancvconnect.app.StoreBusy;
import fr.ancvconnect.app.TooManyConflicts;
import fr.ancvconnect.domain.FolderId;
import fr.ancvconnect.domain.payment.PaymentId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** ANCV's notifications: lost, late, duplicated or out of order. ANCV retries a few times if they are not accepted. */
final class NotificationDelivery {

    private static final long SECOND = 1_000;
    private static final int RETRIES = 3;
    private static final long MINUTE = 60 * SECOND;

    private final VirtualScheduler time;
    private final SeededRandom random;
    private final FaultRates faults;
    private final SimulationTrace trace;
    private final SimulatedService service;

    NotificationDelivery(
            VirtualScheduler time,
            SeededRandom random,
            FaultRates faults,
            SimulationTrace trace,
            SimulatedService service) {
        this.time = time;
        this.random = random;
        this.faults = faults;
        this.trace = trace;
        this.service = service;
    }

    void sendFor(LedgerTransaction transaction) {
        boolean silent =
                transaction.behavior.singleNotification() && transaction.is(LedgerTransaction.Mark.LEFT_FINAL_STATE);
        if (silent || (!faults.haveStopped() && random.percent(25))) {
            return;
        }
        int copies = !faults.haveStopped() && random.percent(15) ? 2 : 1;
        for (int count = 0; count < copies; count++) {
            send(transaction, delay(), RETRIES);
        }
    }

    /** Sends a notification, and repeats it about once a minute until it is accepted. */
    void sendUntilAccepted(LedgerTransaction transaction) {
        sendUntilAccepted(transaction, random.percent(50) ? random.between(0, SECOND / 10) : delay());
    }

    private void sendUntilAccepted(LedgerTransaction transaction, long delay) {
        boolean toFixedAddress = random.percent(15);
        var accepted = new AtomicBoolean();
        time.startRequest(
                delay,
                "webhook " + transaction.id,
                RequestSchedule.FUNCTION_TIMEOUT,
                () -> accepted.set(isAccepted(transaction, toFixedAddress)));
        time.schedule(delay + MINUTE, () -> {
            if (!accepted.get()) {
                sendUntilAccepted(transaction, random.between(0, 10 * SECOND));
            }
        });
    }

    private long delay() {
        return switch (random.between(0, 9)) {
            case 0 -> random.between(0, Duration.ofHours(1).toMillis());
            case 1, 2 -> random.between(0, Duration.ofMinutes(2).toMillis());
            default -> random.between(10, SECOND);
        };
    }

    private void send(LedgerTransaction transaction, long delay, int retries) {
        boolean toFixedAddress = random.percent(15);
        time.startRequest(delay, "webhook " + transaction.id, RequestSchedule.FUNCTION_TIMEOUT, () -> {
            if (!isAccepted(transaction, toFixedAddress) && retries > 0) {
                send(transaction, random.between(SECOND, 60 * SECOND), retries - 1);
            }
        });
    }

    private boolean isAccepted(LedgerTransaction transaction, boolean toFixedAddress) {
        try {
            byte[] body = transaction.id.value().getBytes(StandardCharsets.UTF_8);
            Optional<Problem> problem = toFixedAddress
                    ? service.applyNotification.applyToFixedAddress(body, Optional.of(SimulatedService.SEAL))
                    : deliverToPaymentAddress(transaction, body);
            trace.log(() -> "notified -> "
                    + problem.map(rejected -> rejected.code().code()).orElse("accepted"));
            return problem.isEmpty();
        } catch (StoreBusy | TooManyConflicts e) {
            return false;
        }
    }

    private Optional<Problem> deliverToPaymentAddress(LedgerTransaction transaction, byte[] body) {
        String[] path = transaction.order.notification().getPath().split("/");
        int last = path.length - 1;
        return service.applyNotification.applyToAddress(
                new FolderId(path[last - 2]), new PaymentId(path[last - 1]), path[last], body, Optional.empty());
    }
}
