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
    private static final int SENT_AGAIN = 3;
    private static final long MINUTE = 60 * SECOND;

    private final VirtualScheduler time;
    private final SeededRandom chance;
    private final FaultRates faults;
    private final SimulationTrace trace;
    private final SimulatedService verbs;

    NotificationDelivery(
            VirtualScheduler time,
            SeededRandom chance,
            FaultRates faults,
            SimulationTrace trace,
            SimulatedService verbs) {
        this.time = time;
        this.chance = chance;
        this.faults = faults;
        this.trace = trace;
        this.verbs = verbs;
    }

    void tells(LedgerTransaction transaction) {
        boolean silent = transaction.temper.toldOfOnce() && transaction.is(LedgerTransaction.Mark.LEFT_FINAL_STATE);
        if (silent || !faults.areOver() && chance.percent(25)) {
            return;
        }
        int copies = !faults.areOver() && chance.percent(15) ? 2 : 1;
        for (int count = 0; count < copies; count++) {
            send(transaction, delay(), SENT_AGAIN);
        }
    }

    /** Sends a notification, and repeats it about once a minute until it is accepted. */
    void tellsUntilTaken(LedgerTransaction transaction) {
        tellsUntilTaken(transaction, chance.percent(50) ? chance.between(0, SECOND / 10) : delay());
    }

    private void tellsUntilTaken(LedgerTransaction transaction, long delay) {
        boolean fixed = chance.percent(15);
        var taken = new AtomicBoolean();
        time.begin(
                delay,
                "webhook " + transaction.id,
                RequestSchedule.FUNCTION,
                () -> taken.set(isTaken(transaction, fixed)));
        time.in(delay + MINUTE, () -> {
            if (!taken.get()) {
                tellsUntilTaken(transaction, chance.between(0, 10 * SECOND));
            }
        });
    }

    private long delay() {
        return switch (chance.between(0, 9)) {
            case 0 -> chance.between(0, Duration.ofHours(1).toMillis());
            case 1, 2 -> chance.between(0, Duration.ofMinutes(2).toMillis());
            default -> chance.between(10, SECOND);
        };
    }

    private void send(LedgerTransaction transaction, long delay, int again) {
        boolean fixed = chance.percent(15);
        time.begin(delay, "webhook " + transaction.id, RequestSchedule.FUNCTION, () -> {
            if (!isTaken(transaction, fixed) && again > 0) {
                send(transaction, chance.between(SECOND, 60 * SECOND), again - 1);
            }
        });
    }

    private boolean isTaken(LedgerTransaction transaction, boolean fixed) {
        try {
            byte[] body = transaction.id.value().getBytes(StandardCharsets.UTF_8);
            Optional<Problem> problem = fixed
                    ? verbs.notified.applyToFixedAddress(body, Optional.of(SimulatedService.SEAL))
                    : atItsAddress(transaction, body);
            trace.tell(() ->
                    "notified -> " + problem.map(told -> told.code().code()).orElse("taken"));
            return problem.isEmpty();
        } catch (StoreBusy | TooManyConflicts e) {
            return false;
        }
    }

    private Optional<Problem> atItsAddress(LedgerTransaction transaction, byte[] body) {
        String[] path = transaction.order.notification().getPath().split("/");
        int last = path.length - 1;
        return verbs.notified.applyToAddress(
                new FolderId(path[last - 2]), new PaymentId(path[last - 1]), path[last], body, Optional.empty());
    }
}
