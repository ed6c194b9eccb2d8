package fr.ancvconnect.app.reversal;

import fr.ancvconnect.app.Caller;
import fr.ancvconnect.app.ProblemCode;
import fr.ancvconnect.app.Result;
import fr.ancvconnect.app.ancv.Deadline;
import fr.ancvconnect.app.folder.ReadFolder;
import fr.ancvconnect.app.folder.ReadPaymentHistory;
import fr.ancvconnect.app.payment.ChangePayment;
import fr.ancvconnect.app.payment.PaymentWithHistory;
import fr.ancvconnect.app.settlement.ReconcilePayment;
import fr.ancvconnect.domain.FolderId;
import fr.ancvconnect.domain.payment.PaymentId;
import fr.ancvconnect.domain.payment.Reason;
import fr.ancvconnect.domain.payment.decision.Decision;
import fr.ancvconnect.domain.payment.decision.Decision.Step;
import fr.ancvconnect.domain.payment.decision.Event;
import fr.ancvconnect.domain.payment.state.Payment.Paid;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Refuses a payment for the establishment, at any time. The customer is re-credited automatically (help page). The
 * refusal is written before the call to ANCV, so that it is carried out even after a failure.
 */
@ApplicationScoped
public class RefusePayment {

    private final ReadFolder read;
    private final ChangePayment change;
    private final ReconcilePayment reconcile;
    private final ReversePayment reverse;
    private final ReadPaymentHistory history;
    private final InstantSource clock;

    public RefusePayment(
            ReadFolder read,
            ChangePayment change,
            ReconcilePayment reconcile,
            ReversePayment reverse,
            ReadPaymentHistory history,
            InstantSource clock) {
        this.read = read;
        this.change = change;
        this.reconcile = reconcile;
        this.reverse = reverse;
        this.history = history;
        this.clock = clock;
    }

    /**
     * Returns the payment as REFUSED or REFUSING, or {@code FOLDER_NOT_FOUND}, {@code PAYMENT_NOT_FOUND},
     * {@code PAYMENT_NOT_REFUSABLE}, {@code RE_CREDIT_FORBIDDEN} (the payment stays PAID). A repeated request returns the
     * current payment.
     */
    public Result<PaymentWithHistory> refuse(
            Caller caller, FolderId folder, PaymentId payment, Optional<Reason> reason) {
        return read.readPayment(caller, folder, payment)
                .then(found -> refuse(found, new Event.RefusalRequested(caller.by(), reason)));
    }

    private Result<PaymentWithHistory> refuse(PaymentWithHistory payment, Event.RefusalRequested event) {
        Deadline deadline = Deadline.from(clock);
        PaymentWithHistory current = isForbidden(payment) ? readFirst(payment, deadline) : payment;
        ChangePayment.ChangeResult changed = change.change(current.payment(), event);
        if (changed.decision() instanceof Decision.Disallowed(Decision.Rule rule)) {
            return Result.failure(
                    rule == Decision.Rule.RE_CREDIT_FORBIDDEN
                            ? ProblemCode.RE_CREDIT_FORBIDDEN
                            : ProblemCode.PAYMENT_NOT_REFUSABLE);
        }
        PaymentWithHistory refused = history.after(current, List.of(changed));
        return changed.step() == Step.CANCEL_AT_ANCV
                ? result(reverse.reverse(refused, deadline))
                : Result.success(refused);
    }

    /** ANCV forbade the re-credit before. The record is read first, because only a changed record allows a new attempt. */
    private PaymentWithHistory readFirst(PaymentWithHistory payment, Deadline deadline) {
        return history.after(
                payment, reconcile.reconcile(payment.payment(), deadline).changes());
    }

    private static boolean isForbidden(PaymentWithHistory payment) {
        return payment.payment().payment() instanceof Paid paid && paid.isReCreditForbidden();
    }

    /** The payment is PAID again if ANCV forbids the re-credit. */
    private static Result<PaymentWithHistory> result(PaymentWithHistory payment) {
        return payment.payment().payment() instanceof Paid
                ? Result.failure(ProblemCode.RE_CREDIT_FORBIDDEN)
                : Result.success(payment);
    }
}
