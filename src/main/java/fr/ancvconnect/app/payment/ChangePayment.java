package fr.ancvconnect.app.payment;

import fr.ancvconnect.app.TooManyConflicts;
import fr.ancvconnect.domain.payment.HistoryEntry;
import fr.ancvconnect.domain.payment.PaymentRequest;
import fr.ancvconnect.domain.payment.decision.Decision.Step;
import fr.ancvconnect.domain.payment.decision.Decision;
import fr.ancvconnect.domain.payment.decision.Event;
import fr.ancvconnect.domain.payment.decision.PaymentDecider;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Decides what an event does to a payment and writes it; the loser of a race reads again and decides again. */
@ApplicationScoped
public class ChangePayment {

    private static final int MOST_TRIES = 8;

    private final PaymentStore payments;
    private final PaymentDecider decide;
    private final PaymentMetrics metrics;
    private final InstantSource clock;

    public ChangePayment(PaymentStore payments, PaymentDecider decide, PaymentMetrics metrics, InstantSource clock) {
        this.payments = payments;
        this.decide = decide;
        this.metrics = metrics;
        this.clock = clock;
    }

    /**
     * What became of it.
     *
     * @param read     the payment that was decided about, last
     * @param payment  the payment as it is stored now
     * @param decision what was decided, last
     */
    public record Changed(VersionedPayment read, VersionedPayment payment, Decision decision) {

        public Step step() {
            return decision.step();
        }

        public boolean isWritten() {
            return payment.version() != read.version();
        }

        /** The line that it added to the history. */
        public Optional<HistoryEntry> entry() {
            return decision instanceof Decision.Changed changed ? changed.entry() : Optional.empty();
        }
    }

    /** One try: empty when somebody else wrote first. */
    public Optional<Changed> tryOnce(VersionedPayment read, Event event) {
        Instant now = clock.instant();
        Decision decision = decide.decide(read.payment(), read.nextCheck(), event, now);
        return write(read, decision).map(stored -> new Changed(read, stored, decision));
    }

    /** Tries until it is written; throws {@link TooManyConflicts} after so many tries that something must be wrong. */
    public Changed change(VersionedPayment read, Event event) {
        VersionedPayment current = read;
        for (int count = 0; count < MOST_TRIES; count++) {
            Optional<Changed> changed = tryOnce(current, event);
            if (changed.isPresent()) {
                return changed.get();
            }
            current = readAgain(current);
        }
        throw new TooManyConflicts();
    }

    /** Nothing changes, but whoever decides by an older record of ANCV reads again. Empty when somebody else wrote first. */
    public Optional<Changed> keep(Changed unwritten) {
        return payments.reschedule(unwritten.payment(), unwritten.payment().nextCheck())
                .map(stored -> new Changed(unwritten.read(), stored, unwritten.decision()));
    }

    /** The payment as it is stored now. */
    public VersionedPayment readAgain(VersionedPayment read) {
        PaymentRequest request = read.payment().request();
        return payments.find(request.folder(), request.id()).orElse(read);
    }

    private Optional<VersionedPayment> write(VersionedPayment read, Decision decision) {
        return switch (decision) {
            case Decision.Changed changed -> counted(payments.apply(read, changed), () -> metrics.changed(read, changed));
            case Decision.Unchanged kept when kept.nextCheck().equals(read.nextCheck()) && kept.step() != Step.READ_AGAIN -> Optional.of(read);
            case Decision.Unchanged kept -> counted(payments.reschedule(read, kept.nextCheck()), () -> metrics.checkScheduled(read, kept.nextCheck()));
            case Decision.Rejected _ -> Optional.of(read);
        };
    }

    private static Optional<VersionedPayment> counted(Optional<VersionedPayment> written, Runnable count) {
        written.ifPresent(_ -> count.run());
        return written;
    }
}
