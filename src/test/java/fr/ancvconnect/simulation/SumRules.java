package fr.ancvconnect.simulation;

import fr.ancvconnect.app.folder.FolderWithPayments;
import fr.ancvconnect.app.payment.PaymentWithHistory;
import fr.ancvconnect.domain.folder.BookingFolder;
import fr.ancvconnect.domain.link.PaymentLink;
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

    static void check(FolderWithPayments folderWithPayments) {
        BookingFolder folder = folderWithPayments.folder();
        List<Payment> payments = folderWithPayments.payments().stream()
                .map(PaymentWithHistory::payment)
                .map(each -> each.payment())
                .toList();
        ReservedAmount sum = payments.stream().map(ReservedAmount::of).reduce(ReservedAmount.NONE, SumRules::plus);
        var stored = new ReservedAmount(
                folder.sums().pending().cents(),
                folder.sums().paid().cents(),
                folder.live(),
                folder.guestRateLimit().pending());
        RuleViolation.unless(
                stored.equals(sum), "the sums of a folder equal those of its payments", folder.id(), stored, sum);
        RuleViolation.unless(folder.payments() == payments.size(), "a folder counts its payments", folder.id());
        boolean forced = folderWithPayments.payments().stream().anyMatch(SumRules::isForced);
        RuleViolation.unless(
                forced || !folder.sums().committed().isMoreThan(folder.sums().total()),
                "the paid and pending amounts do not exceed the total of the folder",
                folder.id(),
                folder.sums());
        RuleViolation.unless(
                folder.guestRateLimit().pending() <= 1, "a guest has at most one pending payment", folder.id());
        folder.cancelledAt()
                .ifPresent(at -> payments.forEach(payment -> {
                    checkReversed(payment);
                    CancellationWindowRule.check(payment, at);
                }));
    }

    /** The rules that hold for the payment links of a folder after each write. */
    static void checkLinks(FolderWithPayments folder, List<PaymentLink> links) {
        links.forEach(link -> {
            long paid = folder.payments().stream()
                    .map(payment -> payment.payment().payment())
                    .filter(payment -> payment.request().link().equals(Optional.of(link.id())))
                    .mapToLong(payment -> ReservedAmount.of(payment).paid())
                    .sum();
            RuleViolation.unless(
                    link.paid().cents() == paid, "the paid sum of a link equals that of its payments", link, paid);
            boolean reached = link.terms()
                    .amount()
                    .filter(amount -> !amount.isMoreThan(link.paid()))
                    .isPresent();
            RuleViolation.unless(!reached || link.paidAt().isPresent(), "a link whose amount is reached is PAID", link);
        });
    }

    /**
     * The payment became PAID because ANCV forbade the re-credit. Another payment may have used its part of the folder's total
     * before.
     */
    private static boolean isForced(PaymentWithHistory payment) {
        return payment.history().stream().anyMatch(entry -> entry.reason().equals(Optional.of(Reason.ANCV_FORBIDS)));
    }

    private static void checkReversed(Payment payment) {
        boolean unchanged = payment instanceof Paid
                && payment.refund().filter(Refund.NotRefunded.class::isInstance).isEmpty();
        RuleViolation.unless(
                !(payment instanceof Open) && !unchanged,
                "no payment of a cancelled folder stays open, or PAID without a refund state",
                TraceFormat.of(payment));
    }

    private static ReservedAmount plus(ReservedAmount first, ReservedAmount second) {
        return new ReservedAmount(
                first.pending() + second.pending(),
                first.paid() + second.paid(),
                first.live() + second.live(),
                first.guestPending() + second.guestPending());
    }
}
