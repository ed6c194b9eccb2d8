package fr.ancvconnect.app;

import fr.ancvconnect.app.ports.Deadline;
import fr.ancvconnect.domain.FolderId;
import fr.ancvconnect.domain.payment.Decision;
import fr.ancvconnect.domain.payment.Decision.Step;
import fr.ancvconnect.domain.payment.Event;
import fr.ancvconnect.domain.payment.PaymentId;
import fr.ancvconnect.domain.payment.Reason;
import fr.ancvconnect.domain.payment.Resolution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The platform resolves a payment that needs attention (the contract, "Attention"). */
@ApplicationScoped
public class ResolvePayment {

    private final ReadFolder read;
    private final ChangePayment change;
    private final GiveBack giveBack;
    private final TellStory tell;
    private final InstantSource clock;

    public ResolvePayment(ReadFolder read, ChangePayment change, GiveBack giveBack, TellStory tell, InstantSource clock) {
        this.read = read;
        this.change = change;
        this.giveBack = giveBack;
        this.tell = tell;
        this.clock = clock;
    }

    /**
     * The payment as it is then; a cancellation that ANCV did not carry out yet is attempted again by the sweep. Or
     * {@code FOLDER_NOT_FOUND}, {@code PAYMENT_NOT_FOUND}, {@code PAYMENT_NOT_IN_ATTENTION}.
     */
    public Result<PaymentStory> resolve(Caller caller, FolderId folder, PaymentId payment, Resolution action,
                                        Optional<Reason> reason) {
        return read.readPayment(caller, folder, payment)
                .then(story -> resolve(story, new Event.ResolutionRequested(caller.by(), action, reason)));
    }

    private Result<PaymentStory> resolve(PaymentStory story, Event.ResolutionRequested requested) {
        Deadline deadline = Deadline.from(clock);
        ChangePayment.Changed changed = change.change(story.payment(), requested);
        if (changed.decision() instanceof Decision.Denied) {
            return Result.not(ProblemCode.PAYMENT_NOT_IN_ATTENTION);
        }
        PaymentStory resolved = tell.after(story, List.of(changed));
        return Result.ok(changed.step() == Step.CANCEL_AT_ANCV ? giveBack.giveBack(resolved, deadline) : resolved);
    }
}
