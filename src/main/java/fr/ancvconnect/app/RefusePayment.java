package fr.ancvconnect.app;

import fr.ancvconnect.app.ports.Deadline;
import fr.ancvconnect.domain.FolderId;
import fr.ancvconnect.domain.payment.Decision;
import fr.ancvconnect.domain.payment.Decision.Step;
import fr.ancvconnect.domain.payment.Event;
import fr.ancvconnect.domain.payment.Paid;
import fr.ancvconnect.domain.payment.PaymentId;
import fr.ancvconnect.domain.payment.Reason;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * The establishment refuses a payment, at any time: the customer is re-credited by itself (help page). The refusal is
 * written before ANCV is asked, so that it is carried out whatever happens.
 */
@ApplicationScoped
public class RefusePayment {

    private final ReadFolder read;
    private final ChangePayment change;
    private final GiveBack giveBack;
    private final TellStory tell;
    private final InstantSource clock;

    public RefusePayment(ReadFolder read, ChangePayment change, GiveBack giveBack, TellStory tell, InstantSource clock) {
        this.read = read;
        this.change = change;
        this.giveBack = giveBack;
        this.tell = tell;
        this.clock = clock;
    }

    /**
     * The payment, REFUSED or REFUSING; asked again, as it is by then. Or {@code FOLDER_NOT_FOUND},
     * {@code PAYMENT_NOT_FOUND}, {@code PAYMENT_NOT_REFUSABLE}, {@code RE_CREDIT_FORBIDDEN} (it stays PAID).
     */
    public Result<PaymentStory> refuse(Caller caller, FolderId folder, PaymentId payment, Optional<Reason> reason) {
        return read.readPayment(caller, folder, payment)
                .then(story -> refuse(story, new Event.RefusalAsked(caller.by(), reason)));
    }

    private Result<PaymentStory> refuse(PaymentStory story, Event.RefusalAsked asked) {
        Deadline deadline = Deadline.from(clock);
        ChangePayment.Changed changed = change.change(story.payment(), asked);
        if (changed.decision() instanceof Decision.Denied) {
            return Result.not(ProblemCode.PAYMENT_NOT_REFUSABLE);
        }
        PaymentStory told = tell.after(story, List.of(changed));
        return changed.step() == Step.CANCEL_AT_ANCV ? carriedOut(giveBack.giveBack(told, deadline)) : Result.ok(told);
    }

    /** Paid again: ANCV forbids to take it back. */
    private static Result<PaymentStory> carriedOut(PaymentStory story) {
        return story.payment().payment() instanceof Paid
                ? Result.not(ProblemCode.RE_CREDIT_FORBIDDEN) : Result.ok(story);
    }
}
