package fr.ancvconnect.app;

import fr.ancvconnect.app.ports.Ancv;
import fr.ancvconnect.app.ports.Ancv.NewTransaction;
import fr.ancvconnect.app.ports.AncvAnswer;
import fr.ancvconnect.app.ports.Deadline;
import fr.ancvconnect.app.ports.FolderStore;
import fr.ancvconnect.domain.ancv.AncvErrorCode;
import fr.ancvconnect.domain.ancv.AncvTransaction;
import fr.ancvconnect.domain.establishment.Establishment;
import fr.ancvconnect.domain.establishment.Requirements;
import fr.ancvconnect.domain.payment.Asking;
import fr.ancvconnect.domain.payment.Event;
import fr.ancvconnect.domain.payment.OrderId;
import fr.ancvconnect.domain.payment.PaymentRequest;
import fr.ancvconnect.domain.payment.Policies;
import fr.ancvconnect.domain.payment.Reason;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Has ANCV ask the customer: the transaction is created, its id is written, and only then the payer is named. Neither
 * call is ever sent again; who loses the write in between does not name the payer.
 */
@ApplicationScoped
public class AskCustomer {

    /** The life of a transaction where ANCV does not tell its end (ANCV's protocol). */
    private static final Duration USUAL_LIFE = Duration.ofMinutes(5);

    private final Ancv ancv;
    private final ChangePayment change;
    private final FolderStore folders;
    private final NotificationAddress addresses;
    private final Policies policies;
    private final InstantSource clock;

    public AskCustomer(Ancv ancv, ChangePayment change, FolderStore folders, NotificationAddress addresses,
                       Policies policies, InstantSource clock) {
        this.ancv = ancv;
        this.change = change;
        this.folders = folders;
        this.addresses = addresses;
        this.policies = policies;
        this.clock = clock;
    }

    Result<StartedPayment> ask(StartPayment.Wish wish, NewPayments.Draft draft, TrackedPayment written,
                               Establishment establishment) {
        Deadline deadline = Deadline.from(clock);
        AncvAnswer created = ancv.create(transaction(written, draft, establishment), deadline);
        if (!(created instanceof AncvAnswer.Told(AncvTransaction found))) {
            ProblemCode code = AncvProblems.ofCreation(created);
            change.change(written, new Event.CreationFailed(Reason.code(code.code())));
            return Result.not(problem(code, establishment));
        }
        return change.tryOnce(written, new Event.TransactionCreated(asking(found)))
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
            case AncvAnswer.Told(AncvTransaction found) -> written(story, change.change(payment, eventOf(found)));
            case AncvAnswer.Denied(AncvErrorCode code) when AncvProblems.isDefinite(code) ->
                    denied(payment, AncvProblems.of(code), establishment);
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

    private Result<StartedPayment> denied(TrackedPayment payment, ProblemCode code, Establishment establishment) {
        change.change(payment, new Event.AskingDenied(Reason.code(code.code())));
        return Result.not(problem(code, establishment));
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

    private NewTransaction transaction(TrackedPayment payment, NewPayments.Draft draft, Establishment establishment) {
        PaymentRequest request = payment.payment().request();
        return new NewTransaction(request.ancvId(), OrderId.of(request.folder()).value(), request.id().value(),
                establishment.declaration().name(), request.amount(),
                addresses.of(request.folder(), request.id(), draft.addressSecret()));
    }

    private Asking asking(AncvTransaction found) {
        Instant now = clock.instant();
        Instant lifeEndsAt = found.expirationDate().filter(end -> end.isAfter(now)).orElseGet(() -> now.plus(USUAL_LIFE));
        return new Asking(found.id(), policies.confirmation().closesAt(now), lifeEndsAt);
    }
}
