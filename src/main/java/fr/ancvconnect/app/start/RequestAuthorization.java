package fr.ancvconnect.app.start;

import fr.ancvconnect.app.ProblemCode;
import fr.ancvconnect.app.Result;
import fr.ancvconnect.app.ancv.AncvApi;
import fr.ancvconnect.app.ancv.AncvResponse;
import fr.ancvconnect.app.ancv.Deadline;
import fr.ancvconnect.app.payment.ChangePayment;
import fr.ancvconnect.app.payment.VersionedPayment;
import fr.ancvconnect.app.start.StartPayment.StartedPayment;
import fr.ancvconnect.app.start.StartResults.PendingStart;
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
 * Requests the customer's authorization at ANCV: creates the transaction, writes its id, and then names the payer.
 * Neither call is retried. After a stale write of the id, the payer is not named.
 */
@ApplicationScoped
public class RequestAuthorization {

    private static final Logger LOG = Logger.getLogger(RequestAuthorization.class);

    private final AncvApi ancv;
    private final ChangePayment change;
    private final TransactionRequests requests;
    private final StartResults results;
    private final InstantSource clock;

    public RequestAuthorization(
            AncvApi ancv,
            ChangePayment change,
            TransactionRequests requests,
            StartResults results,
            InstantSource clock) {
        this.ancv = ancv;
        this.change = change;
        this.requests = requests;
        this.results = results;
        this.clock = clock;
    }

    Result<StartedPayment> request(
            StartCommand command, PaymentFactory.Draft draft, VersionedPayment written, Establishment establishment) {
        Deadline deadline = Deadline.from(clock);
        AncvResponse created =
                ancv.create(requests.transaction(written, draft.addressSecret(), establishment), deadline);
        if (!(created instanceof AncvResponse.Completed(AncvTransaction found))) {
            return failed(written, Event.CreationFailed::new, AncvProblems.ofCreation(created), establishment);
        }
        return change.tryOnce(written, new Event.TransactionCreated(requests.authorization(found)))
                .map(known ->
                        namePayer(command, new PendingStart(known.payment(), draft.entry()), deadline, establishment))
                .orElseGet(() -> results.current(written));
    }

    private Result<StartedPayment> namePayer(
            StartCommand command, PendingStart pendingStart, Deadline deadline, Establishment establishment) {
        VersionedPayment payment = pendingStart.payment();
        AuthorizationRequest authorization = payment.payment().transaction().orElseThrow();
        AncvResponse response =
                ancv.namePayer(authorization.transaction(), command.beneficiary(), command.amount(), deadline);
        return switch (response) {
            case AncvResponse.Completed(AncvTransaction found) -> payerNamed(pendingStart, eventOf(found));
            case AncvResponse.Rejected(AncvErrorCode code)
            when AncvProblems.isDefinite(code) ->
                failed(payment, Event.PayerRejected::new, AncvProblems.of(code), establishment);
            case AncvResponse.Rejected _ -> results.unconfirmed(pendingStart);
            case AncvResponse.Unavailable _ -> results.unconfirmed(pendingStart);
            case AncvResponse.Unreadable _ -> results.unconfirmed(pendingStart);
        };
    }

    private static Event eventOf(AncvTransaction found) {
        return switch (found.state()) {
            case INITIALIZED, PROCESSING, UNCLEAR -> new Event.PayerNamed();
            case AUTHORIZED, VALIDATED, CONSIGNED, PAID, ABORTED, EXPIRED, REJECTED, CANCELLED ->
                new Event.TransactionRead(found, false);
        };
    }

    /** ANCV's rejection is returned even if it cannot be written now. The sweep settles the stored payment. */
    private Result<StartedPayment> failed(
            VersionedPayment payment, Function<Reason, Event> event, ProblemCode code, Establishment establishment) {
        try {
            change.change(payment, event.apply(Reason.code(code.code())));
        } catch (RuntimeException e) {
            logNotWritten(payment, e);
        }
        return results.failure(code, establishment);
    }

    /** The customer has received the request. Even if the write fails, the response must not state the opposite. */
    private Result<StartedPayment> payerNamed(PendingStart pendingStart, Event event) {
        try {
            return written(pendingStart, event)
                    .map(changed -> results.written(pendingStart, changed))
                    .orElseGet(() -> results.current(pendingStart.payment()));
        } catch (RuntimeException e) {
            logNotWritten(pendingStart.payment(), e);
            return results.unconfirmed(pendingStart);
        }
    }

    /** Returns empty after a stale write, because ANCV's record can be older than the other write. */
    private Optional<ChangePayment.ChangeResult> written(PendingStart pendingStart, Event event) {
        return event instanceof Event.TransactionRead
                ? change.tryOnce(pendingStart.payment(), event)
                : Optional.of(change.change(pendingStart.payment(), event));
    }

    private static void logNotWritten(VersionedPayment payment, RuntimeException e) {
        LOG.errorf(
                "The response of ANCV for payment %s could not be written: %s",
                payment.payment().request().id(), e.getClass().getName());
    }

    /** Maps ANCV's failures to the problem codes of the contract. */
    static final class AncvProblems {

        private AncvProblems() {}

        /** The problem of a call that certainly had no effect. */
        static ProblemCode of(AncvErrorCode code) {
            return switch (code) {
                case MERCHANT_NOT_ALLOWED -> ProblemCode.REQUIREMENTS_NOT_MET;
                case BENEFICIARY_NOT_FOUND -> ProblemCode.UNKNOWN_BENEFICIARY;
                case OTHER_TRANSACTION_PENDING -> ProblemCode.BENEFICIARY_BUSY;
                case INVALID_TRANSACTION_AMOUNT -> ProblemCode.AMOUNT_NOT_ACCEPTED;
                case BAD_REQUEST,
                        INVALID_SEAL,
                        INVALID_TRANSACTION_CURRENCY,
                        OPERATION_TRANSACTION_NOT_ALLOWED,
                        TRANSACTION_NOT_FOUND,
                        OTHER -> ProblemCode.ANCV_ERROR;
            };
        }

        /** Whether it is certain that the customer received no request after this error of the payer call. */
        static boolean isDefinite(AncvErrorCode code) {
            return code != AncvErrorCode.OPERATION_TRANSACTION_NOT_ALLOWED
                    && code != AncvErrorCode.TRANSACTION_NOT_FOUND;
        }

        /** The problem of a failed creation. {@code Completed} is not allowed. */
        static ProblemCode ofCreation(AncvResponse response) {
            return switch (response) {
                case AncvResponse.Rejected(AncvErrorCode code) -> of(code);
                case AncvResponse.Unavailable _ -> ProblemCode.ANCV_UNAVAILABLE;
                case AncvResponse.Unreadable _ -> ProblemCode.ANCV_ERROR;
                case AncvResponse.Completed _ ->
                    throw new IllegalArgumentException("A successful creation has no problem code");
            };
        }
    }
}
