package fr.ancvconnect.app;

import fr.ancvconnect.app.ports.PaymentStore;
import fr.ancvconnect.domain.payment.Decide;
import fr.ancvconnect.domain.payment.Decision;
import fr.ancvconnect.domain.payment.Event;
import fr.ancvconnect.domain.payment.HistoryEntry;
import fr.ancvconnect.domain.payment.PaymentRequest;
import fr.ancvconnect.domain.payment.Decision.Step;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Decides what an event does to a payment and writes it; the loser of a race reads again and decides again. */
@ApplicationScoped
public class ChangePayment {

    private static final int MOST_TRIES = 8;

    private final PaymentStore payments;
    private final Decide decide;
    private final Tally tally;
    private final InstantSource clock;

    public ChangePayment(PaymentStore payments, Decide decide, Tally tally, InstantSource clock) {
        this.payments = payments;
        this.decide = decide;
        this.tally = tally;
        this.clock = clock;
    }

    /**
     * What became of it.
     *
     * @param read     the payment that was decided about, last
     * @param payment  the payment as it is stored now
     * @param decision what was decided, last
     */
    record Changed(TrackedPayment read, TrackedPayment payment, Decision decision) {

        Step step() {
            return decision.step();
        }

        boolean isWritten() {
            return payment.version() != read.version();
        }

        /** The line that it added to the history. */
        Optional<HistoryEntry> entry() {
            return decision instanceof Decision.Changed changed ? changed.entry() : Optional.empty();
        }
    }

    /** One try: empty when somebody else wrote first. */
    Optional<Changed> tryOnce(TrackedPayment read, Event event) {
        Instant now = clock.instant();
        Decision decision = decide.decide(read.payment(), read.followUp(), event, now);
        return write(read, decision).map(stored -> new Changed(read, stored, decision));
    }

    /** Tries until it is written; throws {@link StaleWrites} after so many tries that something must be wrong. */
    Changed change(TrackedPayment read, Event event) {
        TrackedPayment current = read;
        for (int count = 0; count < MOST_TRIES; count++) {
            Optional<Changed> changed = tryOnce(current, event);
            if (changed.isPresent()) {
                return changed.get();
            }
            current = readAgain(current);
        }
        throw new StaleWrites();
    }

    /** Nothing changes, but whoever decides by an older record of ANCV reads again. Empty when somebody else wrote first. */
    Optional<Changed> keep(Changed unwritten) {
        return payments.reschedule(unwritten.payment(), unwritten.payment().followUp())
                .map(stored -> new Changed(unwritten.read(), stored, unwritten.decision()));
    }

    /** The payment as it is stored now. */
    TrackedPayment readAgain(TrackedPayment read) {
        PaymentRequest request = read.payment().request();
        return payments.find(request.folder(), request.id()).orElse(read);
    }

    private Optional<TrackedPayment> write(TrackedPayment read, Decision decision) {
        return switch (decision) {
            case Decision.Changed changed -> counted(payments.apply(read, changed), () -> tally.changed(read, changed));
            case Decision.Kept kept when kept.followUp().equals(read.followUp()) && kept.step() != Step.READ_AGAIN -> Optional.of(read);
            case Decision.Kept kept -> counted(payments.reschedule(read, kept.followUp()), () -> tally.looksNext(read, kept.followUp()));
            case Decision.Denied _ -> Optional.of(read);
        };
    }

    private static Optional<TrackedPayment> counted(Optional<TrackedPayment> written, Runnable count) {
        written.ifPresent(_ -> count.run());
        return written;
    }
}
