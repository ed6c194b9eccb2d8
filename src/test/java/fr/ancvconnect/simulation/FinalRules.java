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
    private final ReferenceLedger books;

    FinalRules(InMemoryStore store, ReferenceLedger books) {
        this.store = store;
        this.books = books;
    }

    void check(List<FolderId> folders) {
        books.all().forEach(FinalRules::bookedOnce);
        folders.forEach(folder -> store.findWhole(folder).ifPresent(this::folder));
    }

    /** Some time after the last fault, only captures and the most recent requests are still open. */
    void isUnderControl(List<FolderId> folders, Instant now) {
        folders.stream()
                .flatMap(folder -> store.findWhole(folder).stream())
                .flatMap(whole -> whole.payments().stream())
                .filter(story -> story.history().getLast().at().isBefore(now.minus(RequestSchedule.FUNCTION)))
                .map(story -> story.payment().payment())
                .filter(payment -> payment.transaction()
                        .flatMap(authorization -> books.find(authorization.transaction()))
                        .filter(booked -> booked.temper.lostFromSight() || booked.temper.isAtTimesOfOtherShop())
                        .isEmpty())
                .forEach(payment -> RuleViolation.unless(
                        payment instanceof Paid
                                || payment instanceof Ended
                                        && payment.refund()
                                                .filter(Refund.Pending.class::isInstance)
                                                .isEmpty(),
                        "what can be settled is settled soon",
                        TraceFormat.of(payment)));
    }

    private static void bookedOnce(LedgerTransaction booked) {
        RuleViolation.unless(
                booked.timesReCredited() <= booked.timesCredited(),
                "each charge is re-credited at most once",
                booked.id);
        RuleViolation.unless(booked.held() >= 0, "no more is re-credited than was charged", booked.id);
        if (!booked.is(Mark.SETTLED_BY_HAND)) {
            RuleViolation.unless(
                    booked.timesCredited() <= 1 + booked.timesLeft(),
                    "each transaction is charged once, and once more each time that it left a final state",
                    booked.id);
            RuleViolation.unless(
                    booked.mostCredited() <= booked.order.amount().cents(), "no more is charged than asked", booked.id);
        }
    }

    private void folder(FolderWithPayments whole) {
        whole.payments().stream().map(PaymentWithHistory::payment).forEach(tracked -> {
            RuleViolation.unless(
                    tracked.nextCheck().dueAt().isEmpty(), "everything settles", TraceFormat.of(tracked.payment()));
            RuleViolation.unless(
                    tracked.nextCheck().attention().isEmpty(),
                    "nobody has to look any more",
                    TraceFormat.of(tracked.payment()));
            payment(tracked.payment());
        });
        long held = books.all().stream()
                .filter(booked ->
                        booked.order.orderId().equals(whole.folder().id().value()))
                .mapToLong(LedgerTransaction::held)
                .sum();
        RuleViolation.unless(
                whole.folder().sums().paid().cents() == held,
                "a folder's sums are what ANCV's ledger says",
                whole.folder().id(),
                whole.folder().sums(),
                held);
        RuleViolation.unless(
                whole.folder().sums().pending().isZero(),
                "nothing stays pending",
                whole.folder().id());
    }

    private void payment(Payment payment) {
        long held = books.all().stream()
                .filter(booked ->
                        booked.order.paymentId().equals(payment.request().id().value()))
                .mapToLong(LedgerTransaction::held)
                .sum();
        switch (payment) {
            case Paid paid ->
                RuleViolation.unless(
                        held == paid.confirmed().amount().cents(),
                        "what is PAID here is paid there",
                        TraceFormat.of(payment),
                        held);
            case Ended ended -> {
                RuleViolation.unless(
                        held == 0, "nobody is charged whose payment did not end PAID", TraceFormat.of(payment), held);
                RuleViolation.unless(
                        AllowedTransitions.isResolved(payment)
                                || ended.refund()
                                        .filter(refund -> !(refund instanceof Refund.ReCredited))
                                        .isEmpty(),
                        "a re-credit ends, or somebody settled it by hand",
                        TraceFormat.of(payment));
            }
            default -> throw new RuleViolation("everything settles " + TraceFormat.of(payment));
        }
    }
}
