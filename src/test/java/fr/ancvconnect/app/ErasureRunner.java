package fr.ancvconnect.app;

import fr.ancvconnect.app.erasure.ErasePersonalData;
import fr.ancvconnect.app.erasure.ErasePersonalData.ErasureReport;
import fr.ancvconnect.app.erasure.PersonalDataStore;
import fr.ancvconnect.app.folder.FolderStore;
import fr.ancvconnect.domain.RetentionPeriod;
import java.time.Duration;

/** Runs the erasure with a manual clock, as a sweep does each minute. */
public final class ErasureRunner {

    public static final Duration RETENTION = Duration.ofDays(90);
    /** The time by which {@link #runAndAdvance} moves the clock. */
    public static final Duration MINUTE = Duration.ofMinutes(1);

    public static final Counts NOTHING = new Counts(0, 0, 0);

    /** The result of an erasure, without its lag. */
    public record Counts(int read, int erased, int failed) {}

    private final ErasePersonalData erase;
    private final MovableClock clock;

    public ErasureRunner(PersonalDataStore personal, FolderStore folders, MovableClock clock) {
        this(personal, folders, RETENTION, clock);
    }

    public ErasureRunner(PersonalDataStore personal, FolderStore folders, Duration retention, MovableClock clock) {
        this.erase = new ErasePersonalData(personal, folders, new RetentionPeriod(retention), clock);
        this.clock = clock;
    }

    public ErasePersonalData useCase() {
        return erase;
    }

    /** Erases what is due now, within 20 seconds, the time that a sweep can leave for it. */
    public ErasureReport run() {
        return erase.erase(clock.instant().plusSeconds(20));
    }

    /** Like {@link #run}, and moves the clock by one minute. */
    public Counts runAndAdvance() {
        ErasureReport report = run();
        clock.move(MINUTE);
        return new Counts(report.processed(), report.erased(), report.failed());
    }
}
