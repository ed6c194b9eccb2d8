package fr.ancvconnect.app;

import fr.ancvconnect.app.ports.Ancv;
import fr.ancvconnect.app.ports.AncvAnswer;
import fr.ancvconnect.app.ports.Deadline;
import fr.ancvconnect.app.ports.FolderStore;
import fr.ancvconnect.domain.ancv.AncvErrorCode;
import fr.ancvconnect.domain.ancv.AncvTransaction;
import fr.ancvconnect.domain.establishment.Establishment;
import fr.ancvconnect.domain.establishment.Requirements;
import fr.ancvconnect.domain.payment.Asking;
import fr.ancvconnect.domain.payment.Event;
import fr.ancvconnect.domain.payment.PaymentRequest;
import fr.ancvconnect.domain.payment.Reason;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * Has ANCV ask the customer: the transaction is created, its id is written, and only then the payer is named. Neither
 * call is ever sent again; who loses the write in between does not name the payer.
 */
@ApplicationScoped
public class AskCustomer {

    private static final Logger LOG = Logger.getLogger(AskCustomer.class);

    private final Ancv ancv;
    private final ChangePayment change;
    private final FolderStore folders;
    private final AncvOrders orders;
    private final InstantSource clock;

    public AskCustomer(Ancv ancv, ChangePayment change, FolderStore folders, AncvOrders orders, InstantSource clock) {
        this.ancv = ancv;
        this.change = change;
        this.folders = folders;
        this.orders = orders;
        this.clock = clock;
    }

    Result<StartedPayment> ask(StartPayment.Wish wish, NewPayments.Draft draft, TrackedPayment written,
                               Establishment establishment) {
        Deadline deadline = Deadline.from(clock);
        AncvAnswer created = ancv.create(orders.transaction(written, draft.addressSecret(), establishment), deadline);
        if (!(created instanceof AncvAnswer.Told(AncvTransaction found))) {
            return failed(written, Event.CreationFailed::new, AncvProblems.ofCreation(created), establishment);
        }
        return change.tryOnce(written, new Event.TransactionCreated(orders.asking(found)))
                .map(known -> namePayer(wish, new Story(draft, known.payment()), deadline, establishment))
                .orElseGet(() -> asItIs(written));
    }

    /** A payment under way, with the history that this request wrote. */
    private record Story(NewPayments.Draft draft, TrackedPayment payment) {
    }

    private Result<StartedPayment> namePayer(StartPayment.Wish wish, Story story, Deadline deadline,
                                             Establishment establishment) {
        TrackedPayment payment = story.payment();
        Asking asking = payment.payment().transaction().orElseThrow();
        AncvAnswer answer = ancv.namePayer(asking.transaction(), wish.beneficiary(), wish.amount(), deadline);
        return switch (answer) {
            case AncvAnswer.Told(AncvTransaction found) -> asked(story, eventOf(found));
            case AncvAnswer.Denied(AncvErrorCode code) when AncvProblems.isDefinite(code) ->
                    failed(payment, Event.AskingDenied::new, AncvProblems.of(code), establishment);
            case AncvAnswer.Denied _ -> notSure(story);
            case AncvAnswer.Unavailable _ -> notSure(story);
            case AncvAnswer.Unreadable _ -> notSure(story);
        };
    }

    private static Event eventOf(AncvTransaction found) {
        return switch (found.state()) {
            case INITIALIZED, PROCESSING, UNCLEAR -> new Event.CustomerAsked();
            case AUTHORIZED, VALIDATED, CONSIGNED, PAID, ABORTED, EXPIRED, REJECTED, CANCELLED ->
                    new Event.Observed(found, false);
        };
    }

    /** ANCV's no is told even where it cannot be written now: the sweep settles what is stored. */
    private Result<StartedPayment> failed(TrackedPayment payment, Function<Reason, Event> event, ProblemCode code,
                                          Establishment establishment) {
        try {
            change.change(payment, event.apply(Reason.code(code.code())));
        } catch (RuntimeException e) {
            notWritten(payment, e);
        }
        return Result.not(problem(code, establishment));
    }

    /** The phone rings: whatever happens to our own write, the caller is never told that nobody was asked. */
    private Result<StartedPayment> asked(Story story, Event event) {
        try {
            return written(story, change.change(story.payment(), event));
        } catch (RuntimeException e) {
            notWritten(story.payment(), e);
            return notSure(story);
        }
    }

    private static void notWritten(TrackedPayment payment, RuntimeException e) {
        LOG.errorf("What ANCV answered about payment %s could not be written: %s", payment.payment().request().id(),
                e.getClass().getName());
    }

    private static Problem problem(ProblemCode code, Establishment establishment) {
        return code == ProblemCode.REQUIREMENTS_NOT_MET
                ? Problem.missing(Requirements.of(establishment).withoutContract()) : Problem.of(code);
    }

    private static Result<StartedPayment> notSure(Story story) {
        return Result.ok(new StartedPayment(new PaymentStory(story.payment(), List.of(story.draft().entry())), false));
    }

    private Result<StartedPayment> written(Story story, ChangePayment.Changed changed) {
        return changed.entry()
                .map(entry -> new PaymentStory(changed.payment(), List.of(story.draft().entry(), entry)))
                .map(told -> Result.ok(new StartedPayment(told, false)))
                .orElseGet(() -> asItIs(changed.payment()));
    }

    /** Somebody else wrote first: the payment as it is by now. */
    private Result<StartedPayment> asItIs(TrackedPayment payment) {
        PaymentRequest request = payment.payment().request();
        Optional<PaymentStory> story = folders.findPayment(request.folder(), request.id());
        return Result.ok(new StartedPayment(story.orElseGet(() -> new PaymentStory(payment, List.of())), false));
    }
}
