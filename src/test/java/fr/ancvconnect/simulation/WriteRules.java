package fr.ancvconnect.simulation;

import fr.ancvconnect.app.PaymentStory;
import fr.ancvconnect.app.TrackedPayment;
import fr.ancvconnect.domain.payment.Asking;
import fr.ancvconnect.domain.payment.Ended;
import fr.ancvconnect.domain.payment.HistoryEntry;
import fr.ancvconnect.domain.payment.Paid;
import fr.ancvconnect.domain.payment.Payment;
import fr.ancvconnect.domain.payment.Reason;
import fr.ancvconnect.domain.payment.Refund;
import fr.ancvconnect.domain.payment.Repayment;
import fr.ancvconnect.simulation.LedgerTransaction.Mark;
import java.util.List;
import java.util.Optional;

/** What holds of each payment at the moment at which it is written. */
final class WriteRules {

    private final Books books;

    WriteRules(Books books) {
        this.books = books;
    }

    void written(Optional<PaymentStory> before, PaymentStory now) {
        before.ifPresent(earlier -> follows(earlier, now));
        Broken.unless(now.payment().version() == before.map(earlier -> earlier.payment().version()).orElse(0L) + 1,
                "each write is one version", Tell.of(now.payment().payment()));
        isLookedAt(now.payment());
        isTrue(now.payment().payment());
    }

    private static void follows(PaymentStory earlier, PaymentStory now) {
        Payment from = earlier.payment().payment();
        Payment to = now.payment().payment();
        Broken.unless(from.request().equals(to.request()), "what was asked never changes", Tell.of(to));
        Broken.unless(from.transaction().isEmpty() || from.transaction().equals(to.transaction()),
                "a payment's transaction never changes", Tell.of(to));
        Broken.unless(Transitions.allow(from, to), "states change as the rules say", Tell.of(from), Tell.of(to));
        hasItsEntry(earlier, now);
    }

    private static void hasItsEntry(PaymentStory earlier, PaymentStory now) {
        Payment from = earlier.payment().payment();
        Payment to = now.payment().payment();
        boolean told = from.status() != to.status() || !from.refund().equals(to.refund());
        int added = now.history().size() - earlier.history().size();
        Broken.unless(added == (told ? 1 : 0), "every change of state has its history entry", Tell.of(from),
                Tell.of(to), added);
        Broken.unless(now.history().getLast().status() == to.status() || to instanceof Ended && from instanceof Ended,
                "the history's last line is the payment's state", Tell.of(to));
        List<HistoryEntry> entries = now.history();
        Broken.unless(entries.size() == 1 || !entries.getLast().at().isBefore(entries.get(entries.size() - 2).at()),
                "the history is told in its order", Tell.of(to));
        Broken.unless(now.history().subList(0, earlier.history().size()).equals(earlier.history()),
                "what was told stays told", Tell.of(to));
    }

    /** It leaves the due index only when ANCV's own state is final, or captured and PAID here, or it asked nobody. */
    private void isLookedAt(TrackedPayment written) {
        if (written.followUp().dueAt().isPresent()) {
            return;
        }
        Payment payment = written.payment();
        boolean over = payment instanceof Ended ended && ended.ending().repayment().filter(Repayment::isPending).isEmpty();
        Broken.unless(over || payment instanceof Paid, "what is not settled is on the due index", Tell.of(payment));
        boolean settled = payment.transaction().map(asking -> isSettled(payment, booked(asking))).orElse(true);
        Broken.unless(settled, "nothing leaves the due index before ANCV is done with it", Tell.of(payment));
    }

    private static boolean isSettled(Payment payment, LedgerTransaction booked) {
        boolean nothingHeld = payment instanceof Ended && booked.held() == 0;
        return booked.isFinal() || booked.isSettled() && (payment instanceof Paid || nothingHeld);
    }

    /** Nothing is said about money that ANCV's books do not say. */
    private void isTrue(Payment payment) {
        payment.transaction().map(this::booked).ifPresent(booked -> {
            payment.confirmation().ifPresent(confirmed -> Broken.unless(
                    booked.timesCredited() == 1 && booked.authorised() == confirmed.amount().cents(),
                    "confirmed is what ANCV authorised", Tell.of(payment), booked.authorised()));
            if (payment.refund().filter(Refund.ReCredited.class::isInstance).isPresent()) {
                Broken.unless(booked.timesReCredited() == 1, "re-credited is what ANCV re-credited", Tell.of(payment));
            }
            boolean reversed = payment instanceof Ended ended
                    && ended.ending().reason().equals(Optional.of(Reason.REVERSED_BY_ANCV));
            Broken.unless(!reversed || booked.is(Mark.TAKEN_BACK), "only what ANCV took back is told so", Tell.of(payment));
            boolean forbidden = payment.refund().equals(Optional.of(new Refund.NotRefunded(Reason.ANCV_FORBIDS)));
            Broken.unless(!forbidden || booked.is(Mark.FORBIDDEN), "only what ANCV forbade is told so", Tell.of(payment));
        });
    }

    private LedgerTransaction booked(Asking asking) {
        return books.find(asking.transaction())
                .orElseThrow(() -> new Broken("no transaction is made up " + asking.transaction()));
    }
}
