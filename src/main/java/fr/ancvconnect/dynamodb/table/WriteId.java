package fr.ancvconnect.dynamodb.table;

import java.util.Optional;
import java.util.UUID;

/**
 * Identifies one write and is stored in the item. It distinguishes a write of this service whose response was lost from a write
 * of another caller.
 */
public record WriteId(String value) {

    public static final String NAME = "writeId";

    public static WriteId next() {
        return new WriteId(UUID.randomUUID().toString());
    }

    /** Whether this write was the last write of the item. */
    public boolean isLastWriteOf(Optional<ItemReader> stored) {
        return stored.flatMap(item -> item.findText(NAME)).equals(Optional.of(value));
    }
}
