package fr.ancvconnect.app.ports;

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
public record ClosedPage(List<Closed> closed, int unreadable, Optional<Instant> oldest, Optional<DuePage.Place> next) {

    public ClosedPage {
        closed = List.copyOf(closed);
    }
}
