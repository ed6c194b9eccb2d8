package fr.ancvconnect.simulation;

import fr.ancvconnect.app.payment.PaymentWithHistory;
import fr.ancvconnect.domain.ancv.AncvState;
import fr.ancvconnect.domain.payment.Refund;
import fr.ancvconnect.domain.payment.state.Payment;
import fr.ancvconnect.domain.payment.state.Payment.Paid;
import java.time.Duration;
import java.util.Optional;

/** Users of establishments. They refuse payments again that are not re-credited, and cancel folders. */
final class EstablishmentUsers {

    private static final long SECOND = 1_000;
    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final long FOUR_HOURS = 4 * HOUR;

    private final SeededRandom random;
    private final RequestSchedule requests;

    EstablishmentUsers(SeededRandom random, RequestSchedule requests) {
        this.random = random;
        this.requests = requests;
    }

    /** A payment was written. If it is not refunded, users sometimes refuse it several times. */
    void written(Optional<PaymentWithHistory> before, PaymentWithHistory now) {
        boolean newlyNotRefunded = isNotRefunded(now)
                && before.filter(payment -> refund(payment).equals(refund(now))).isEmpty();
        if (newlyNotRefunded && random.percent(50)) {
            Payment payment = now.payment().payment();
            for (int count = random.between(1, 4); count > 0; count--) {
                long wait = random.between(0, random.percent(50) ? 5 * SECOND : 2 * HOUR);
                requests.refuse(
                        wait, payment.request().folder(), payment.request().id());
            }
        }
    }

    /** Sometimes cancels a folder close to the end of the 4 hours in which a cancellation is re-credited. */
    void changed(LedgerTransaction transaction) {
        boolean confirmed = transaction.state() == AncvState.AUTHORIZED || transaction.state() == AncvState.VALIDATED;
        if (confirmed && random.percent(8)) {
            long around = random.percent(50) ? 2 * SECOND : HOUR / 2;
            requests.cancel(FOUR_HOURS + random.between(-around, around), SimulationWorld.folderOf(transaction));
        }
    }

    private static boolean isNotRefunded(PaymentWithHistory payment) {
        return payment.payment().payment() instanceof Paid && refund(payment).isPresent();
    }

    private static Optional<Refund> refund(PaymentWithHistory payment) {
        return payment.payment().payment().refund();
    }
}
