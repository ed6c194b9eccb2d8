package fr.ancvconnect.app.erasure;

import fr.ancvconnect.app.erasure.PersonalDataStore.ErasureCandidate;
import fr.ancvconnect.app.erasure.PersonalDataStore.ErasureCandidatePage;
import fr.ancvconnect.app.folder.FolderStore;
import fr.ancvconnect.app.folder.FolderWithPayments;
import fr.ancvconnect.app.settlement.CheckIndex;
import fr.ancvconnect.app.settlement.CheckIndex.CheckPage;
import fr.ancvconnect.domain.RetentionPeriod;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Runs every minute and erases personal data whose retention period has ended. The store contains the closing time and
 * not the end of the period, so that a new retention period applies to all data. The erasure throws no exception. It
 * always reports its lag, even if it has no time to run.
 */
@ApplicationScoped
public class ErasePersonalData {

    private static final Logger LOG = Logger.getLogger(ErasePersonalData.class);
    private static final int PAGE = 25;
    /** Far more pages than one minute allows. The next run continues. */
    private static final int MAX_PAGES = 1_000;

    private static final int MINUTE = 60;
    /** The delay before a folder with a payment in progress is examined again. */
    private static final Duration UNTIL_NEXT_CHECK = Duration.ofDays(1);
    /** The fractional part of the golden ratio, multiplied by 2^64. */
    private static final long GOLDEN_RATIO = 0x9E37_79B9_7F4A_7C15L;

    private final PersonalDataStore personal;
    private final FolderStore folders;
    private final RetentionPeriod retention;
    private final InstantSource clock;

    public ErasePersonalData(
            PersonalDataStore personal, FolderStore folders, RetentionPeriod retention, InstantSource clock) {
        this.personal = personal;
        this.folders = folders;
        this.retention = retention;
        this.clock = clock;
    }

    /**
     * Erases until nothing is left or {@code until} is reached. The first shard is always queried, so that the lag is
     * visible even if the erasure never has time.
     */
    public ErasureReport erase(Instant until) {
        Instant now = clock.instant();
        int first = first(now.getEpochSecond() / MINUTE);
        return IntStream.range(0, CheckIndex.SHARDS)
                .mapToObj(number -> number == 0 || isInTime(until)
                        ? erase((first + number) % CheckIndex.SHARDS, now, until)
                        : ErasureReport.UNFINISHED)
                .reduce(ErasureReport.NOTHING, ErasureReport::plus);
    }

    /**
     * Chooses the first shard by steps of the golden ratio. Each shard is first at least once in 21 minutes. No shard
     * is skipped forever if the erasure runs less often than every minute.
     */
    private static int first(long minute) {
        return (int) Math.unsignedMultiplyHigh(minute * GOLDEN_RATIO, CheckIndex.SHARDS);
    }

    private ErasureReport erase(int shard, Instant now, Instant until) {
        ErasureReport report = ErasureReport.NOTHING;
        Optional<CheckPage.IndexPosition> position = Optional.empty();
        for (int pages = 0; pages < MAX_PAGES; pages++) {
            Optional<ErasureCandidatePage> page = page(shard, now, position);
            report = report.plus(
                    page.map(candidates -> erase(candidates, now, until)).orElse(ErasureReport.FAILED));
            position = page.flatMap(ErasureCandidatePage::next);
            if (position.isEmpty()) {
                return report;
            }
            if (!isInTime(until)) {
                break;
            }
        }
        return report.plus(ErasureReport.UNFINISHED);
    }

    private Optional<ErasureCandidatePage> page(int shard, Instant now, Optional<CheckPage.IndexPosition> after) {
        try {
            return Optional.of(personal.closedBy(shard, retention.latestClosingTime(now), PAGE, after));
        } catch (RuntimeException e) {
            LOG.errorf("The erasure queue could not be read: %s", e.getClass().getName());
            return Optional.empty();
        }
    }

    private ErasureReport erase(ErasureCandidatePage page, Instant now, Instant until) {
        ErasureReport report = ErasureReport.unreadable(page.unreadable())
                .withLag(page.oldest()
                        .map(at -> Duration.between(at, retention.latestClosingTime(now)))
                        .orElse(Duration.ZERO));
        for (ErasureCandidate closed : page.closed()) {
            report = report.plus(isInTime(until) ? erase(closed) : ErasureReport.UNFINISHED);
        }
        return report;
    }

    private ErasureReport erase(ErasureCandidate closed) {
        try {
            boolean erased = switch (closed) {
                case ErasureCandidate.OfPayment payment -> personal.erase(payment);
                case ErasureCandidate.OfFolder folder -> eraseFolder(folder);
            };
            return erased ? ErasureReport.ERASED : ErasureReport.CHANGED;
        } catch (RuntimeException e) {
            LOG.errorf(
                    "%s could not be erased: %s",
                    description(closed), e.getClass().getName());
            return ErasureReport.FAILED;
        }
    }

    /**
     * A payment can have delayed the closing of the folder. The folder then returns to the queue for its new closing
     * time.
     */
    private boolean eraseFolder(ErasureCandidate.OfFolder closed) {
        Optional<FolderWithPayments> folder = folders.findWithPayments(closed.folder());
        if (folder.isEmpty()) {
            return false;
        }
        Instant latestClosingTime = retention.latestClosingTime(clock.instant());
        Optional<Instant> closedAt = folder.get().closedAt();
        if (closedAt.filter(at -> !at.isAfter(latestClosingTime)).isPresent()) {
            return personal.erase(closed);
        }
        personal.postpone(closed, closedAt.orElse(latestClosingTime.plus(UNTIL_NEXT_CHECK)));
        return false;
    }

    private static String description(ErasureCandidate closed) {
        return switch (closed) {
            case ErasureCandidate.OfPayment payment ->
                "Payment " + payment.payment() + " of folder " + payment.folder();
            case ErasureCandidate.OfFolder folder -> "Folder " + folder.folder();
        };
    }

    private boolean isInTime(Instant until) {
        return clock.instant().isBefore(until);
    }

    /**
     * The result of an erasure. An item that was neither erased nor failed changed during the erasure.
     *
     * @param processed  the number of payments and folders that were processed
     * @param erased     the number of them whose personal data was erased
     * @param failed     the number of items that could not be read or erased; they are retried; an unreadable page
     *                   counts as one
     * @param unreadable the number of failed items that could not be read
     * @param finished   whether all waiting items were processed in time
     * @param lag        how long the erasure of the oldest item found is overdue; zero if none was found; empty if the
     *                   queue could not be read
     */
    public record ErasureReport(
            int processed, int erased, int failed, int unreadable, boolean finished, Optional<Duration> lag) {

        /** Nothing was processed. */
        static final ErasureReport NOTHING = new ErasureReport(0, 0, 0, 0, true, Optional.empty());

        static final ErasureReport ERASED = new ErasureReport(1, 1, 0, 0, true, Optional.empty());
        static final ErasureReport CHANGED = new ErasureReport(1, 0, 0, 0, true, Optional.empty());
        static final ErasureReport FAILED = new ErasureReport(1, 0, 1, 0, true, Optional.empty());
        /** Some items are left for the next run. */
        static final ErasureReport UNFINISHED = new ErasureReport(0, 0, 0, 0, false, Optional.empty());

        /** The number of items that could not be read. */
        static ErasureReport unreadable(int count) {
            return new ErasureReport(count, 0, count, count, true, Optional.empty());
        }

        /** A copy that includes an item that is overdue by {@code wait}. */
        ErasureReport withLag(Duration wait) {
            return new ErasureReport(
                    processed,
                    erased,
                    failed,
                    unreadable,
                    finished,
                    Optional.of(lag.filter(longer -> longer.compareTo(wait) > 0).orElse(wait)));
        }

        /** The sum of both reports. */
        ErasureReport plus(ErasureReport other) {
            return new ErasureReport(
                    processed + other.processed,
                    erased + other.erased,
                    failed + other.failed,
                    unreadable + other.unreadable,
                    finished && other.finished,
                    Stream.of(lag, other.lag).flatMap(Optional::stream).max(Duration::compareTo));
        }
    }
}
