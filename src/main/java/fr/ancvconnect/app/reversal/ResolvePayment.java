package fr.ancvconnect.app.reversal;

import fr.ancvconnect.app.Caller;
import fr.ancvconnect.app.ProblemCode;
import fr.ancvconnect.app.Result;
import fr.ancvconnect.app.ancv.Deadline;
import fr.ancvconnect.app.folder.ReadFolder;
import fr.ancvconnect.app.folder.ReadPaymentHistory;
import fr.ancvconnect.app.payment.ChangePayment;
import fr.ancvconnect.app.payment.PaymentWithHistory;
import fr.ancvconnect.domain.FolderId;
import fr.ancvconnect.domain.payment.PaymentId;
import fr.ancvconnect.domain.payment.Reason;
import fr.ancvconnect.domain.payment.decision.Decision;
import fr.ancvconnect.domain.payment.decision.Decision.Step;
import fr.ancvconnect.domain.payment.decision.Event;
import fr.ancvconnect.domain.payment.decision.Resolution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Resolves a payment that needs attention, for the platform (the contract, "Attention"). */
@ApplicationScoped
public class ResolvePayment {

    private final ReadFolder read;
    private final ChangePayment change;
    private final ReversePayment reverse;
    private final ReadPaymentHistory history;
    private final InstantSource clock;

    public ResolvePayment(
            ReadFolder read,
            ChangePayment change,
            ReversePayment reverse,
            ReadPaymentHistory history,
            InstantSource clock) {
        this.read = read;
        this.change = change;
        this.reverse = reverse;
        this.history = history;
        this.clock = clock;
    }

    /**
     * Returns the payment after the resolution, or {@code FOLDER_NOT_FOUND}, {@code PAYMENT_NOT_FOUND},
     * {@code PAYMENT_NOT_IN_ATTENTION}. The sweep retries a cancellation that ANCV has not carried out yet.
     */
    public Result<PaymentWithHistory> resolve(
            Caller caller, FolderId folder, PaymentId payment, Resolution action, Optional<Reason> reason) {
        return read.readPayment(caller, folder, payment)
                .then(found -> resolve(found, new Event.ResolutionRequested(caller.by(), action, reason)));
    }

    private Result<PaymentWithHistory> resolve(PaymentWithHistory payment, Event.ResolutionRequested requested) {
        Deadline deadline = Deadline.from(clock);
        ChangePayment.ChangeResult changed = change.change(payment.payment(), requested);
        if (changed.decision() instanceof Decision.Disallowed) {
            return Result.failure(ProblemCode.PAYMENT_NOT_IN_ATTENTION);
        }
        PaymentWithHistory resolved = history.after(payment, List.of(changed));
        return Result.success(changed.step() == Step.CANCEL_AT_ANCV ? reverse.reverse(resolved, deadline) : resolved);
    }
}
