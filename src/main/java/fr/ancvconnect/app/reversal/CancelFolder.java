package fr.ancvconnect.app.reversal;

import fr.ancvconnect.app.Caller;
import fr.ancvconnect.app.ParallelExecutor;
import fr.ancvconnect.app.ProblemCode;
import fr.ancvconnect.app.Result;
import fr.ancvconnect.app.RetryOnConflict;
import fr.ancvconnect.app.ancv.Deadline;
import fr.ancvconnect.app.folder.FolderCancellation;
import fr.ancvconnect.app.folder.FolderStore;
import fr.ancvconnect.app.folder.FolderWithPayments;
import fr.ancvconnect.app.payment.PaymentMetrics;
import fr.ancvconnect.app.payment.PaymentWithHistory;
import fr.ancvconnect.domain.Actor;
import fr.ancvconnect.domain.FolderId;
import fr.ancvconnect.domain.payment.PaymentId;
import fr.ancvconnect.domain.payment.decision.Decision;
import fr.ancvconnect.domain.payment.decision.Event;
import fr.ancvconnect.domain.payment.decision.PaymentDecider;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Cancels a booking folder. Payments that were paid within the last 4 hours are re-credited, and pending payments are
 * withdrawn (help page). The folder and all its payments change in one transaction before any call to ANCV.
 */
@ApplicationScoped
public class CancelFolder {

    /** The maximum time for the re-credits of one request. The sweep does the rest. */
    private static final Duration REVERSAL_BUDGET = Duration.ofSeconds(10);

    private static final int MAX_PARALLEL = 5;

    private final FolderStore folders;
    private final PaymentDecider decider;
    private final ReversePayment reverse;
    private final ParallelExecutor executor;
    private final PaymentMetrics metrics;
    private final InstantSource clock;

    public CancelFolder(
            FolderStore folders,
            PaymentDecider decider,
            ReversePayment reverse,
            ParallelExecutor executor,
            PaymentMetrics metrics,
            InstantSource clock) {
        this.folders = folders;
        this.decider = decider;
        this.reverse = reverse;
        this.executor = executor;
        this.metrics = metrics;
        this.clock = clock;
    }

    /**
     * Returns the cancelled folder, or {@code FOLDER_NOT_FOUND}. A repeated request returns the current folder.
     *
     * @param arrivedAt the arrival time of the request; the 4-hour window applies to this time
     */
    public Result<FolderWithPayments> cancel(Caller caller, FolderId id, Instant arrivedAt) {
        return RetryOnConflict.untilWritten(() -> folders.findWithPayments(id)
                .filter(folder -> caller.canAccess(folder.folder()))
                .map(folder -> cancel(caller.by(), folder, arrivedAt))
                .orElseGet(() -> Optional.of(Result.failure(ProblemCode.FOLDER_NOT_FOUND))));
    }

    /** Returns empty if the folder must be read again. */
    private Optional<Result<FolderWithPayments>> cancel(Actor by, FolderWithPayments folder, Instant arrivedAt) {
        if (folder.folder().isCancelled()) {
            return Optional.of(Result.success(folder));
        }
        return folder.isComplete() ? cancel(decisions(by, folder, arrivedAt)) : Optional.empty();
    }

    private FolderCancellation decisions(Actor by, FolderWithPayments folder, Instant arrivedAt) {
        var event = new Event.FolderCancelled(by, arrivedAt);
        Instant now = clock.instant();
        return new FolderCancellation(
                folder,
                arrivedAt,
                folder.payments().stream()
                        .flatMap(payment -> decider.decide(
                                                payment.payment().payment(),
                                                payment.payment().nextCheck(),
                                                event,
                                                now)
                                        instanceof Decision.Changed changed
                                ? Stream.of(new FolderCancellation.PaymentChange(payment, changed))
                                : Stream.empty())
                        .toList());
    }

    /** Returns empty after a stale write. */
    private Optional<Result<FolderWithPayments>> cancel(FolderCancellation cancellation) {
        if (!folders.cancel(cancellation)) {
            return Optional.empty();
        }
        cancellation
                .changes()
                .forEach(change -> metrics.changed(change.payment().payment(), change.decision()));
        var deadline = new Deadline(clock.instant().plus(REVERSAL_BUDGET));
        List<Supplier<PaymentWithHistory>> all = cancellation.changes().stream()
                .<Supplier<PaymentWithHistory>>map(change -> () -> reversed(change, deadline))
                .toList();
        return Optional.of(Result.success(cancelled(cancellation, executor.runAll(MAX_PARALLEL, all.iterator()))));
    }

    private PaymentWithHistory reversed(FolderCancellation.PaymentChange change, Deadline deadline) {
        boolean timeLeft = deadline.left(clock).isPositive();
        return change.isReversed() && timeLeft
                ? reverse.reverse(change.nextWithHistory(), deadline)
                : change.nextWithHistory();
    }

    private static FolderWithPayments cancelled(FolderCancellation cancellation, List<PaymentWithHistory> changed) {
        Map<PaymentId, PaymentWithHistory> byId =
                changed.stream().collect(Collectors.toMap(CancelFolder::idOf, Function.identity()));
        return cancellation
                .read()
                .cancelled(
                        cancellation.at(),
                        cancellation.read().payments().stream()
                                .map(payment -> byId.getOrDefault(idOf(payment), payment))
                                .toList());
    }

    private static PaymentId idOf(PaymentWithHistory payment) {
        return payment.payment().payment().request().id();
    }
}
