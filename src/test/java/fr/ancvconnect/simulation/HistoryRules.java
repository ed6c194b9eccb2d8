package fr.ancvconnect.simulation;

import fr.ancvconnect.app.payment.PaymentWithHistory;
import fr.ancvconnect.domain.payment.HistoryEntry;
import fr.ancvconnect.domain.payment.PaymentId;
import fr.ancvconnect.domain.payment.Reason;
import fr.ancvconnect.domain.payment.check.Attention;
import fr.ancvconnect.domain.payment.state.Payment;
import fr.ancvconnect.domain.payment.state.Payment.Ended;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checks that a payment's history has one entry for each change, in order, and that its length is bounded. */
final class HistoryRules {

    /**
     * The longest usual histories: requested, pending, ended as unknown to ANCV, confirmed late, PAID because ANCV forbids the
     * re-credit; or requested, pending, paid, refused, PAID because ANCV forbids it. Both can continue once each with:
     * cancelling, forbidden again, reversed by ANCV, closed. These are nine entries, and a tenth is reserve.
     */
    private static final int MAX_USUAL = 10;
    /** Confirmed late, PAID because ANCV forbids the re-credit, cancelling, forbidden again, reversed by ANCV. */
    private static final int PER_LATE_CHARGE = 5;
    /** The order to cancel at ANCV, and its result or the close. Repeated orders add no entries. */
    private static final int PER_ATTENTION = 3;

    private final Map<PaymentId, Integer> timesInAttention = new HashMap<>();

    void written(PaymentWithHistory earlier, PaymentWithHistory now, int timesChargedAgain) {
        Payment from = earlier.payment().payment();
        Payment to = now.payment().payment();
        List<HistoryEntry> entries = now.history();
        checkEntryAdded(earlier, now);
        RuleViolation.unless(
                entries.getLast().status() == to.status() || (to instanceof Ended && from instanceof Ended),
                "the last history entry has the status of the payment",
                TraceFormat.of(to));
        RuleViolation.unless(
                entries.size() == 1
                        || !entries.getLast()
                                .at()
                                .isBefore(entries.get(entries.size() - 2).at()),
                "the history entries are in order of time",
                TraceFormat.of(to));
        RuleViolation.unless(
                entries.subList(0, earlier.history().size()).equals(earlier.history()),
                "history entries never change",
                TraceFormat.of(to));
        checkLength(earlier, now, timesChargedAgain);
    }

    private static void checkEntryAdded(PaymentWithHistory earlier, PaymentWithHistory now) {
        Payment from = earlier.payment().payment();
        Payment to = now.payment().payment();
        boolean resolved = isResolution(earlier, now);
        RuleViolation.unless(
                !resolved || earlier.payment().nextCheck().attention().isPresent(),
                "only a payment that needs attention is resolved",
                TraceFormat.of(from),
                TraceFormat.of(to));
        boolean entryExpected = from.status() != to.status() || !from.refund().equals(to.refund()) || resolved;
        int added = now.history().size() - earlier.history().size();
        RuleViolation.unless(
                added == (entryExpected ? 1 : 0),
                "each change of state adds one history entry",
                TraceFormat.of(from),
                TraceFormat.of(to),
                added);
    }

    /**
     * Returns whether the platform ordered the cancellation at ANCV or closed the payment, or an ordered cancellation is done.
     */
    private static boolean isResolution(PaymentWithHistory earlier, PaymentWithHistory now) {
        boolean ordered = wasOrdered(now) && !wasOrdered(earlier);
        boolean added = now.history().size() > earlier.history().size();
        Optional<Reason> reason = now.history().getLast().reason();
        return ordered
                || (added
                        && (reason.equals(Optional.of(RequestSchedule.CLOSED))
                                || reason.equals(Optional.of(Reason.RESOLVED_BY_HAND))));
    }

    private static boolean wasOrdered(PaymentWithHistory payment) {
        return payment.payment()
                .nextCheck()
                .attention()
                .filter(attention -> attention.cancellation() != Attention.Cancellation.NOT_ORDERED)
                .isPresent();
    }

    private void checkLength(PaymentWithHistory earlier, PaymentWithHistory now, int timesChargedAgain) {
        PaymentId id = now.payment().payment().request().id();
        if (earlier.payment().nextCheck().attention().isEmpty()
                && now.payment().nextCheck().attention().isPresent()) {
            timesInAttention.merge(id, 1, Integer::sum);
        }
        int maximum =
                MAX_USUAL + PER_LATE_CHARGE * timesChargedAgain + PER_ATTENTION * timesInAttention.getOrDefault(id, 0);
        RuleViolation.unless(
                now.history().size() <= maximum,
                "the length of a history is bounded",
                TraceFormat.of(now.payment().payment()),
                now.history().size(),
                maximum);
    }
}
