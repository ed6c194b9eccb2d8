package fr.ancvconnect.app.start;

import fr.ancvconnect.app.ProblemCode;
import fr.ancvconnect.app.Result;
import fr.ancvconnect.app.ancv.AncvApi;
import fr.ancvconnect.app.ancv.AncvResponse;
import fr.ancvconnect.app.ancv.Deadline;
import fr.ancvconnect.app.payment.ChangePayment;
import fr.ancvconnect.app.payment.VersionedPayment;
import fr.ancvconnect.app.start.StartResults.Begun;
import fr.ancvconnect.domain.ancv.AncvErrorCode;
import fr.ancvconnect.domain.ancv.AncvTransaction;
import fr.ancvconnect.domain.establishment.Establishment;
import fr.ancvconnect.domain.payment.Reason;
import fr.ancvconnect.domain.payment.decision.Event;
import fr.ancvconnect.domain.payment.state.AuthorizationRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * Has ANCV ask the customer: the transaction is created, its id is written, and only then the payer is named. Neither
 * call is ever sent again; who loses the write in between does not name the payer.
 */
@ApplicationScoped
public class RequestAuthorization {

    private static final Logger LOG = Logger.getLogger(RequestAuthorization.class);

    private final AncvApi ancv;
    private final ChangePayment change;
    private final TransactionRequests orders;
    private final StartResults answers;
    private final InstantSource clock;

    public RequestAuthorization(AncvApi ancv, ChangePayment change, TransactionRequests orders, StartResults answers, InstantSource clock) {
        this.ancv = ancv;
        this.change = change;
        this.orders = orders;
        this.answers = answers;
        this.clock = clock;
    }

    Result<StartedPayment> ask(StartPayment.Wish wish, PaymentFactory.Draft draft, VersionedPayment written,
                               Establishment establishment) {
        Deadline deadline = Deadline.from(clock);
        AncvResponse created = ancv.create(orders.transaction(written, draft.addressSecret(), establishment), deadline);
        if (!(created instanceof AncvResponse.Told(AncvTransaction found))) {
            return failed(written, Event.CreationFailed::new, AncvProblems.ofCreation(created), establishment);
        }
        return change.tryOnce(written, new Event.TransactionCreated(orders.asking(found)))
                .map(known -> namePayer(wish, new Begun(known.payment(), draft.entry()), deadline, establishment))
                .orElseGet(() -> answers.asItIs(written));
    }

    private Result<StartedPayment> namePayer(StartPayment.Wish wish, Begun begun, Deadline deadline,
                                             Establishment establishment) {
        VersionedPayment payment = begun.payment();
        AuthorizationRequest asking = payment.payment().transaction().orElseThrow();
        AncvResponse answer = ancv.namePayer(asking.transaction(), wish.beneficiary(), wish.amount(), deadline);
        return switch (answer) {
            case AncvResponse.Told(AncvTransaction found) -> asked(begun, eventOf(found));
            case AncvResponse.Denied(AncvErrorCode code) when AncvProblems.isDefinite(code) ->
                    failed(payment, Event.AskingDenied::new, AncvProblems.of(code), establishment);
            case AncvResponse.Denied _ -> answers.notSure(begun);
            case AncvResponse.Unavailable _ -> answers.notSure(begun);
            case AncvResponse.Unreadable _ -> answers.notSure(begun);
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
    private Result<StartedPayment> failed(VersionedPayment payment, Function<Reason, Event> event, ProblemCode code,
                                          Establishment establishment) {
        try {
            change.change(payment, event.apply(Reason.code(code.code())));
        } catch (RuntimeException e) {
            notWritten(payment, e);
        }
        return answers.not(code, establishment);
    }

    /** The phone rings: whatever happens to our own write, the caller is never told that nobody was asked. */
    private Result<StartedPayment> asked(Begun begun, Event event) {
        try {
            return written(begun, event).map(changed -> answers.written(begun, changed))
                    .orElseGet(() -> answers.asItIs(begun.payment()));
        } catch (RuntimeException e) {
            notWritten(begun.payment(), e);
            return answers.notSure(begun);
        }
    }

    /** Empty where somebody else wrote first and the record that ANCV answered with can be older than that write. */
    private Optional<ChangePayment.Changed> written(Begun begun, Event event) {
        return event instanceof Event.Observed
                ? change.tryOnce(begun.payment(), event) : Optional.of(change.change(begun.payment(), event));
    }

    private static void notWritten(VersionedPayment payment, RuntimeException e) {
        LOG.errorf("What ANCV answered about payment %s could not be written: %s", payment.payment().request().id(),
                e.getClass().getName());
    }
}
