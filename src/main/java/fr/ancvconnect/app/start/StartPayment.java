package fr.ancvconnect.app.start;

import fr.ancvconnect.app.Caller;
import fr.ancvconnect.app.Problem;
import fr.ancvconnect.app.ProblemCode;
import fr.ancvconnect.app.Result;
import fr.ancvconnect.app.RetryOnConflict;
import fr.ancvconnect.app.observability.LogContext;
import fr.ancvconnect.app.payment.PaymentMetrics;
import fr.ancvconnect.app.payment.PaymentStore;
import fr.ancvconnect.app.payment.PaymentStore.FolderAndPayment;
import fr.ancvconnect.app.payment.PaymentStore.Started;
import fr.ancvconnect.app.payment.PaymentWithHistory;
import fr.ancvconnect.app.payment.VersionedPayment;
import fr.ancvconnect.app.start.LinkAmount.LinkedCommand;
import fr.ancvconnect.domain.Beneficiary;
import fr.ancvconnect.domain.FolderId;
import fr.ancvconnect.domain.Money;
import fr.ancvconnect.domain.establishment.Establishment;
import fr.ancvconnect.domain.folder.BookingFolder;
import fr.ancvconnect.domain.payment.IdempotencyKey;
import fr.ancvconnect.domain.payment.PaymentId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Starts a payment. A known idempotency key is answered first. Then the rules are checked in the contract's order. Then
 * the payment is written, and only after the write ANCV is called.
 */
@ApplicationScoped
public class StartPayment {

    private final PaymentStore payments;
    private final StartRules rules;
    private final PaymentFactory newPayments;
    private final IdempotentReplay replay;
    private final RequestAuthorization authorization;
    private final PaymentMetrics metrics;
    private final InstantSource clock;

    public StartPayment(
            PaymentStore payments,
            StartRules rules,
            PaymentFactory newPayments,
            IdempotentReplay replay,
            RequestAuthorization authorization,
            PaymentMetrics metrics,
            InstantSource clock) {
        this.payments = payments;
        this.rules = rules;
        this.newPayments = newPayments;
        this.replay = replay;
        this.authorization = authorization;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Returns the payment, or a problem. After a problem the customer has received no request. */
    public Result<StartedPayment> start(
            Caller caller, FolderId folder, IdempotencyKey key, Money amount, Beneficiary beneficiary) {
        return start(new StartCommand(caller, folder, PaymentId.of(folder, key), Optional.of(amount), beneficiary));
    }

    /**
     * The same through a payment link, whose state and amount are checked before the other rules.
     *
     * @param amount empty for what the link leaves to pay
     */
    public Result<StartedPayment> start(
            Caller.LinkPayer payer, IdempotencyKey key, Optional<Money> amount, Beneficiary beneficiary) {
        return start(new StartCommand(
                payer, payer.folder(), PaymentId.of(payer.folder(), payer.link(), key), amount, beneficiary));
    }

    private Result<StartedPayment> start(StartCommand command) {
        return LogContext.with(
                command.folder(), command.id(), () -> RetryOnConflict.untilWritten(() -> attempt(command)));
    }

    private Optional<Result<StartedPayment>> attempt(StartCommand command) {
        FolderAndPayment both = payments.findBoth(command.folder(), command.id(), command.link());
        Optional<BookingFolder> folder = both.folder().filter(command.caller()::canAccess);
        if (folder.isEmpty()) {
            return Optional.of(Result.failure(ProblemCode.FOLDER_NOT_FOUND));
        }
        if (both.payment().isPresent()) {
            return both.payment().map(earlier -> replay.replay(command, earlier));
        }
        return switch (LinkAmount.of(command, folder.get(), both, clock.instant())) {
            case Result.Failure<LinkedCommand>(Problem problem) -> Optional.of(replayOrFailure(command, problem));
            case Result.Success<LinkedCommand>(LinkedCommand linked) -> attempt(linked, folder.get());
        };
    }

    private Optional<Result<StartedPayment>> attempt(LinkedCommand linked, BookingFolder folder) {
        StartCommand command = linked.command();
        return switch (rules.check(command.caller(), folder, command.amount())) {
            case Result.Failure<Establishment>(Problem problem) -> Optional.of(replayOrFailure(command, problem));
            case Result.Success<Establishment>(Establishment establishment) -> write(linked, folder, establishment);
        };
    }

    /**
     * A read of two items is not a snapshot of both. It can return the folder after the write of the payment with this
     * key and miss that payment.
     */
    private Result<StartedPayment> replayOrFailure(StartCommand command, Problem problem) {
        return payments.find(command.folder(), command.id())
                .map(earlier -> replay.replay(command, earlier))
                .orElseGet(() -> Result.failure(problem));
    }

    private Optional<Result<StartedPayment>> write(
            LinkedCommand linked, BookingFolder folder, Establishment establishment) {
        return newPayments
                .draft(linked.command(), establishment)
                .map(draft -> write(linked, folder, establishment, draft))
                .orElseGet(() -> Optional.of(Result.failure(ProblemCode.SERVICE_UNAVAILABLE)));
    }

    private Optional<Result<StartedPayment>> write(
            LinkedCommand linked, BookingFolder folder, Establishment establishment, PaymentFactory.Draft draft) {
        StartCommand command = linked.command();
        return switch (payments.start(draft.payment(), draft.entry(), folder, linked.link())) {
            case Started.Written(VersionedPayment written) -> {
                metrics.started(written.payment());
                yield Optional.of(authorization.request(command, draft, written, establishment));
            }
            case Started.AlreadyExists(VersionedPayment earlier) -> Optional.of(replay.replay(command, earlier));
            case Started.FolderChanged _ -> Optional.empty();
        };
    }

    /**
     * A started payment.
     *
     * @param replayed whether an earlier request with the same key started it
     */
    public record StartedPayment(PaymentWithHistory payment, boolean replayed) {}
}
