package fr.ancvconnect.simulation;

import fr.ancvconnect.app.InMemoryStore;
import fr.ancvconnect.app.folder.FolderWithPayments;
import fr.ancvconnect.app.payment.PaymentWithHistory;
import fr.ancvconnect.domain.FolderId;
import fr.ancvconnect.domain.payment.Refund;
import fr.ancvconnect.domain.payment.state.Payment;
import fr.ancvconnect.domain.payment.state.Payment.Ended;
import fr.ancvconnect.domain.payment.state.Payment.Paid;
import fr.ancvconnect.simulation.LedgerTransaction.Mark;
import java.time.Instant;
import java.util.List;

/** The rules after all payments are settled: the amounts of this service equal those of ANCV. */
final class FinalRules {

    private final InMemoryStore store;
    private final ReferenceLedger referenceLedger;

    FinalRules(InMemoryStore store, ReferenceLedger referenceLedger) {
        this.store = store;
        this.referenceLedger = referenceLedger;
    }

    void check(List<FolderId> folders) {
        referenceLedger.all().forEach(FinalRules::checkCharges);
        folders.forEach(folder -> store.findWithPayments(folder).ifPresent(this::folder));
    }

    /** Some time after the last fault, only captures and the most recent requests are still open. */
    void checkSettledSoon(List<FolderId> folders, Instant now) {
        folders.stream()
                .flatMap(folder -> store.findWithPayments(folder).stream())
                .flatMap(folder -> folder.payments().stream())
                .filter(payment ->
                        payment.history().getLast().at().isBefore(now.minus(RequestSchedule.FUNCTION_TIMEOUT)))
                .map(payment -> payment.payment().payment())
                .filter(payment -> payment.transaction()
                        .flatMap(authorization -> referenceLedger.find(authorization.transaction()))
                        .filter(transaction -> transaction.behavior.temporarilyNotFound()
                                || transaction.behavior.hasMismatchedShopPeriod())
                        .isEmpty())
                .forEach(payment -> RuleViolation.unless(
                        payment instanceof Paid
                                || (payment instanceof Ended
                                        && payment.refund()
                                                .filter(Refund.ReCreditPending.class::isInstance)
                                                .isEmpty()),
                        "a payment that can be settled is settled soon",
                        TraceFormat.of(payment)));
    }

    private static void checkCharges(LedgerTransaction transaction) {
        RuleViolation.unless(
                transaction.reCreditCount() <= transaction.chargeCount(),
                "each charge is re-credited at most once",
                transaction.id);
        RuleViolation.unless(transaction.held() >= 0, "no more is re-credited than was charged", transaction.id);
        if (!transaction.is(Mark.SETTLED_BY_HAND)) {
            RuleViolation.unless(
                    transaction.chargeCount() <= 1 + transaction.timesChargedAgain(),
                    "each transaction is charged once, and once more each time that it left a final state",
                    transaction.id);
            RuleViolation.unless(
                    transaction.largestCharge() <= transaction.order.amount().cents(),
                    "no more is charged than requested",
                    transaction.id);
        }
    }

    private void folder(FolderWithPayments folder) {
        folder.payments().stream().map(PaymentWithHistory::payment).forEach(versioned -> {
            RuleViolation.unless(
                    versioned.nextCheck().dueAt().isEmpty(),
                    "all payments are settled",
                    TraceFormat.of(versioned.payment()));
            RuleViolation.unless(
                    versioned.nextCheck().attention().isEmpty(),
                    "no payment needs attention",
                    TraceFormat.of(versioned.payment()));
            payment(versioned.payment());
        });
        long held = referenceLedger.all().stream()
                .filter(transaction ->
                        transaction.order.orderId().equals(folder.folder().id().value()))
                .mapToLong(LedgerTransaction::held)
                .sum();
        RuleViolation.unless(
                folder.folder().sums().paid().cents() == held,
                "the sums of a folder equal ANCV's ledger",
                folder.folder().id(),
                folder.folder().sums(),
                held);
        RuleViolation.unless(
                folder.folder().sums().pending().isZero(),
                "no amount stays pending",
                folder.folder().id());
    }

    private void payment(Payment payment) {
        long held = referenceLedger.all().stream()
                .filter(transaction -> transaction
                        .order
                        .paymentId()
                        .equals(payment.request().id().value()))
                .mapToLong(LedgerTransaction::held)
                .sum();
        switch (payment) {
            case Paid paid ->
                RuleViolation.unless(
                        held == paid.confirmed().amount().cents(),
                        "the amount of a PAID payment is held at ANCV",
                        TraceFormat.of(payment),
                        held);
            case Ended ended -> {
                RuleViolation.unless(
                        held == 0,
                        "nothing is held at ANCV for a payment that did not end PAID",
                        TraceFormat.of(payment),
                        held);
                RuleViolation.unless(
                        AllowedTransitions.isResolved(payment)
                                || ended.refund()
                                        .filter(refund -> !(refund instanceof Refund.ReCredited))
                                        .isEmpty(),
                        "a re-credit is complete or was settled by hand",
                        TraceFormat.of(payment));
            }
            default -> throw new RuleViolation("all payments are settled " + TraceFormat.of(payment));
        }
    }
}
