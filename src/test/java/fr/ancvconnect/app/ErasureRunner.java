package fr.ancvconnect.app;

import fr.ancvconnect.app.erasure.ErasePersonalData.ErasureReport;
import fr.ancvconnect.app.erasure.ErasePersonalData;
import fr.ancvconnect.app.erasure.PersonalDataStore;
import fr.ancvconnect.app.folder.FolderStore;
import fr.ancvconnect.domain.RetentionPeriod;
import java.time.Duration;

/** The erasure on a clock that moves: as if a sweep had come by each minute. */
public final class ErasureRunner {

    public static final Duration KEPT = Duration.ofDays(90);
    /** What {@link #minute} takes. */
    public static final Duration MINUTE = Duration.ofMinutes(1);
    public static final Counts NOTHING = new Counts(0, 0, 0);

    /** What an erasure did, without how late it was. */
    public record Counts(int looked, int erased, int failed) {
    }

    private final ErasePersonalData erase;
    private final MovableClock clock;

    public ErasureRunner(PersonalDataStore personal, FolderStore folders, MovableClock clock) {
        this(personal, folders, KEPT, clock);
    }

    public ErasureRunner(PersonalDataStore personal, FolderStore folders, Duration kept, MovableClock clock) {
        this.erase = new ErasePersonalData(personal, folders, new RetentionPeriod(kept), clock);
        this.clock = clock;
    }

    public ErasePersonalData verb() {
        return erase;
    }

    /** All that waits now, in so much time as a sweep may leave. */
    public ErasureReport once() {
        return erase.erase(clock.instant().plusSeconds(20));
    }

    /** The same, and the minute is over. */
    public Counts minute() {
        ErasureReport report = once();
        clock.move(MINUTE);
        return new Counts(report.looked(), report.erased(), report.failed());
    }
}
