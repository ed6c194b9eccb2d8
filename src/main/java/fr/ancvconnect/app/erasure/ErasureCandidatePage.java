package fr.ancvconnect.app.erasure;

import fr.ancvconnect.app.settlement.CheckPage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Some of what was closed in a shard.
 *
 * @param unreadable what was closed besides and could not be read: it is in no list, and in nobody's way
 * @param oldest     when the one of them was closed that was closed first, readable or not; empty where there is none
 * @param next       where to read on; empty at the end
 */
public record ErasureCandidatePage(List<ErasureCandidate> closed, int unreadable, Optional<Instant> oldest, Optional<CheckPage.Place> next) {

    public ErasureCandidatePage {
        closed = List.copyOf(closed);
    }
}
