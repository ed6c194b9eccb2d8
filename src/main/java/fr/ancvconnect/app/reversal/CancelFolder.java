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
    private static final Duration WORKS_FOR = Duration.ofSeconds(10);

    private static final int AT_ONCE = 5;

    private final FolderStore folders;
    private final PaymentDecider decide;
    private final ReversePayment reverse;
    private final ParallelExecutor sideBySide;
    private final PaymentMetrics metrics;
    private final InstantSource clock;

    public CancelFolder(
            FolderStore folders,
            PaymentDecider decide,
            ReversePayment reverse,
            ParallelExecutor sideBySide,
            PaymentMetrics metrics,
            InstantSource clock) {
        this.folders = folders;
        this.decide = decide;
        this.reverse = reverse;
        this.sideBySide = sideBySide;
        this.metrics = metrics;
        this.clock = clock;
    }

    /**
     * Returns the cancelled folder, or {@code FOLDER_NOT_FOUND}. A repeated request returns the current folder.
     *
     * @param arrivedAt the arrival time of the request; the 4-hour window applies to this time
     */
    public Result<FolderWithPayments> cancel(Caller caller, FolderId id, Instant arrivedAt) {
        return RetryOnConflict.untilWritten(() -> folders.findWhole(id)
                .filter(whole -> caller.sees(whole.folder()))
                .map(whole -> cancel(caller.by(), whole, arrivedAt))
                .orElseGet(() -> Optional.of(Result.not(ProblemCode.FOLDER_NOT_FOUND))));
    }

    /** Returns empty if the folder must be read again. */
    private Optional<Result<FolderWithPayments>> cancel(Actor by, FolderWithPayments whole, Instant arrivedAt) {
        if (whole.folder().isCancelled()) {
            return Optional.of(Result.ok(whole));
        }
        return whole.isComplete() ? cancel(decided(by, whole, arrivedAt)) : Optional.empty();
    }

    private FolderCancellation decided(Actor by, FolderWithPayments whole, Instant arrivedAt) {
        var event = new Event.FolderCancelled(by, arrivedAt);
        Instant now = clock.instant();
        return new FolderCancellation(
                whole,
                arrivedAt,
                whole.payments().stream()
                        .flatMap(story -> decide.decide(
                                                story.payment().payment(),
                                                story.payment().nextCheck(),
                                                event,
                                                now)
                                        instanceof Decision.Changed changed
                                ? Stream.of(new FolderCancellation.Change(story, changed))
                                : Stream.empty())
                        .toList());
    }

    /** Returns empty after a stale write. */
    private Optional<Result<FolderWithPayments>> cancel(FolderCancellation cancellation) {
        if (!folders.cancel(cancellation)) {
            return Optional.empty();
        }
        cancellation.changes().forEach(change -> metrics.changed(change.story().payment(), change.decision()));
        var deadline = new Deadline(clock.instant().plus(WORKS_FOR));
        List<Supplier<PaymentWithHistory>> all = cancellation.changes().stream()
                .<Supplier<PaymentWithHistory>>map(change -> () -> carriedOut(change, deadline))
                .toList();
        return Optional.of(Result.ok(cancelled(cancellation, sideBySide.all(AT_ONCE, all.iterator()))));
    }

    private PaymentWithHistory carriedOut(FolderCancellation.Change change, Deadline deadline) {
        boolean inTime = deadline.left(clock).isPositive();
        return change.isReversed() && inTime ? reverse.reverse(change.told(), deadline) : change.told();
    }

    private static FolderWithPayments cancelled(FolderCancellation cancellation, List<PaymentWithHistory> changed) {
        Map<PaymentId, PaymentWithHistory> byId =
                changed.stream().collect(Collectors.toMap(CancelFolder::idOf, Function.identity()));
        return cancellation
                .read()
                .cancelled(
                        cancellation.at(),
                        cancellation.read().payments().stream()
                                .map(story -> byId.getOrDefault(idOf(story), story))
                                .toList());
    }

    private static PaymentId idOf(PaymentWithHistory story) {
        return story.payment().payment().request().id();
    }
}
