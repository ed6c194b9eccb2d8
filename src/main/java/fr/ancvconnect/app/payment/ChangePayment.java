package fr.ancvconnect.app.payment;

import fr.ancvconnect.app.TooManyConflicts;
import fr.ancvconnect.domain.link.LinkDecider;
import fr.ancvconnect.domain.link.LinkDecision;
import fr.ancvconnect.domain.link.LinkEvent;
import fr.ancvconnect.domain.link.PaymentLink;
import fr.ancvconnect.domain.payment.HistoryEntry;
import fr.ancvconnect.domain.payment.PaymentRequest;
import fr.ancvconnect.domain.payment.decision.Decision;
import fr.ancvconnect.domain.payment.decision.Decision.Step;
import fr.ancvconnect.domain.payment.decision.Event;
import fr.ancvconnect.domain.payment.decision.PaymentDecider;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Decides how an event changes a payment, and writes the decision. After a stale write it reads and decides again. */
@ApplicationScoped
public class ChangePayment {

    private static final int MAX_ATTEMPTS = 8;

    private final PaymentStore payments;
    private final PaymentDecider decider;
    private final PaymentMetrics metrics;
    private final InstantSource clock;

    public ChangePayment(PaymentStore payments, PaymentDecider decider, PaymentMetrics metrics, InstantSource clock) {
        this.payments = payments;
        this.decider = decider;
        this.metrics = metrics;
        this.clock = clock;
    }

    /**
     * The result of a change.
     *
     * @param read     the payment on which the last decision was based
     * @param payment  the payment as it is stored now
     * @param decision the last decision
     */
    public record ChangeResult(VersionedPayment read, VersionedPayment payment, Decision decision) {

        public Step step() {
            return decision.step();
        }

        public boolean isWritten() {
            return payment.version() != read.version();
        }

        /** The history entry of the change. */
        public Optional<HistoryEntry> entry() {
            return decision instanceof Decision.Changed changed ? changed.entry() : Optional.empty();
        }
    }

    /** One try. Returns empty after a stale write. */
    public Optional<ChangeResult> tryOnce(VersionedPayment read, Event event) {
        Instant now = clock.instant();
        Decision decision = decider.decide(read.payment(), read.nextCheck(), event, now);
        return write(read, decision).map(stored -> new ChangeResult(read, stored, decision));
    }

    /**
     * Retries until the decision is written. Throws {@link TooManyConflicts} after 8 tries, because conflicts are
     * normally short.
     */
    public ChangeResult change(VersionedPayment read, Event event) {
        VersionedPayment current = read;
        for (int count = 0; count < MAX_ATTEMPTS; count++) {
            Optional<ChangeResult> changed = tryOnce(current, event);
            if (changed.isPresent()) {
                return changed.get();
            }
            current = readAgain(current);
        }
        throw new TooManyConflicts();
    }

    /**
     * Writes the unchanged payment to increase its version. A concurrent decision from an older ANCV record then
     * becomes a stale write and is made again. Returns empty after a stale write.
     */
    public Optional<ChangeResult> writeUnchanged(ChangeResult unwritten) {
        return payments.reschedule(unwritten.payment(), unwritten.payment().nextCheck())
                .map(stored -> new ChangeResult(unwritten.read(), stored, unwritten.decision()));
    }

    /** The payment as it is stored now. */
    public VersionedPayment readAgain(VersionedPayment read) {
        PaymentRequest request = read.payment().request();
        return payments.find(request.folder(), request.id()).orElse(read);
    }

    private Optional<VersionedPayment> write(VersionedPayment read, Decision decision) {
        return switch (decision) {
            case Decision.Changed changed -> counted(apply(read, changed), () -> metrics.changed(read, changed));
            case Decision.Unchanged unchanged
            when unchanged.nextCheck().equals(read.nextCheck()) && unchanged.step() != Step.READ_AGAIN ->
                Optional.of(read);
            case Decision.Unchanged unchanged ->
                counted(
                        payments.reschedule(read, unchanged.nextCheck()),
                        () -> metrics.checkScheduled(read, unchanged.nextCheck()));
            case Decision.Disallowed _ -> Optional.of(read);
        };
    }

    /**
     * Writes the decision with the change of the payment's link, if the paid sum changes. Returns empty after a stale
     * write. The link is read after the payment, so its sum can show that another writer changed the payment already.
     */
    private Optional<VersionedPayment> apply(VersionedPayment read, Decision.Changed changed) {
        long cents = changed.sums().paid();
        PaymentRequest request = changed.next().request();
        Optional<PaymentLink> link =
                request.link().filter(_ -> cents != 0).flatMap(id -> payments.findLink(request.folder(), id));
        return link.stream().allMatch(found -> found.canChangeBy(cents))
                ? payments.apply(read, changed, link.flatMap(found -> decided(found, cents)))
                : Optional.empty();
    }

    private Optional<LinkDecision.Changed> decided(PaymentLink link, long cents) {
        return switch (LinkDecider.decide(link, new LinkEvent.PaidChanged(cents), clock.instant())) {
            case LinkDecision.Changed changed -> Optional.of(changed);
            case LinkDecision.Unchanged _, LinkDecision.Over _ -> Optional.empty();
        };
    }

    private static Optional<VersionedPayment> counted(Optional<VersionedPayment> written, Runnable count) {
        written.ifPresent(_ -> count.run());
        return written;
    }
}
