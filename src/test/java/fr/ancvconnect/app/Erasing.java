package fr.ancvconnect.app;

import fr.ancvconnect.app.ports.FolderStore;
import fr.ancvconnect.app.ports.PersonalData;
import fr.ancvconnect.domain.RetentionPeriod;
import java.time.Duration;

/** The erasure on a clock that moves: as if a sweep had come by each minute. */
public final class Erasing {

    public static final Duration KEPT = Duration.ofDays(90);
    /** In so many minutes each shard has a turn, whenever they begin. */
    public static final Duration ROUND = Duration.ofMinutes(21);

    private final ErasePersonalData erase;
    private final MovableClock clock;

    public Erasing(PersonalData personal, FolderStore folders, MovableClock clock) {
        this(personal, folders, KEPT, clock);
    }

    public Erasing(PersonalData personal, FolderStore folders, Duration kept, MovableClock clock) {
        this.erase = new ErasePersonalData(personal, folders, new RetentionPeriod(kept), clock);
        this.clock = clock;
    }

    public ErasePersonalData verb() {
        return erase;
    }

    /** This minute's turn. */
    public ErasureReport once() {
        return erase.erase(clock.instant().plusSeconds(20));
    }

    /** A turn for each shard, in {@link #ROUND}. */
    public ErasureReport round() {
        ErasureReport all = ErasureReport.NOTHING;
        for (int minute = 0; minute < ROUND.toMinutes(); minute++) {
            all = all.plus(once());
            clock.move(Duration.ofMinutes(1));
        }
        return all;
    }
}
