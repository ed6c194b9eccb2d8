package fr.ancvconnect.simulation;

import fr.ancvconnect.app.folder.FolderWithPayments;
import fr.ancvconnect.app.payment.PaymentWithHistory;
import fr.ancvconnect.domain.folder.BookingFolder;
import fr.ancvconnect.domain.payment.Reason;
import fr.ancvconnect.domain.payment.Refund;
import fr.ancvconnect.domain.payment.state.Payment;
import fr.ancvconnect.domain.payment.state.Payment.Open;
import fr.ancvconnect.domain.payment.state.Payment.Paid;
import fr.ancvconnect.domain.payment.state.ReservedAmount;
import java.util.List;
import java.util.Optional;

/** The rules that hold for a folder after each write. */
final class SumRules {

    private SumRules() {}

    static void check(FolderWithPayments whole) {
        BookingFolder folder = whole.folder();
        List<Payment> payments = whole.payments().stream()
                .map(PaymentWithHistory::payment)
                .map(each -> each.payment())
                .toList();
        ReservedAmount sum = payments.stream().map(ReservedAmount::of).reduce(ReservedAmount.NONE, SumRules::plus);
        var stored = new ReservedAmount(
                folder.sums().pending().cents(),
                folder.sums().paid().cents(),
                folder.live(),
                folder.guestRateLimit().pending());
        RuleViolation.unless(stored.equals(sum), "a folder's sums are those of its payments", folder.id(), stored, sum);
        RuleViolation.unless(folder.payments() == payments.size(), "a folder counts its payments", folder.id());
        boolean forced = whole.payments().stream().anyMatch(SumRules::isForced);
        RuleViolation.unless(
                forced || !folder.sums().committed().isMoreThan(folder.sums().total()),
                "no more is paid and pending than the folder costs",
                folder.id(),
                folder.sums());
        RuleViolation.unless(
                folder.guestRateLimit().pending() <= 1, "a guest has one pending payment at most", folder.id());
        folder.cancelledAt()
                .ifPresent(at -> payments.forEach(payment -> {
                    isGivenBack(payment);
                    CancellationWindowRule.check(payment, at);
                }));
    }

    /**
     * The payment became PAID because ANCV forbade the re-credit. Another payment may have used its part of the folder's total
     * before.
     */
    private static boolean isForced(PaymentWithHistory story) {
        return story.history().stream().anyMatch(entry -> entry.reason().equals(Optional.of(Reason.ANCV_FORBIDS)));
    }

    private static void isGivenBack(Payment payment) {
        boolean kept = payment instanceof Paid
                && payment.refund().filter(Refund.NotRefunded.class::isInstance).isEmpty();
        RuleViolation.unless(
                !(payment instanceof Open) && !kept,
                "nothing stays open, or paid without a word, on a cancelled folder",
                TraceFormat.of(payment));
    }

    private static ReservedAmount plus(ReservedAmount one, ReservedAmount other) {
        return new ReservedAmount(
                one.pending() + other.pending(),
                one.paid() + other.paid(),
                one.live() + other.live(),
                one.guestPending() + other.guestPending());
    }
}
