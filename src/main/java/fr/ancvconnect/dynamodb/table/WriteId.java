package fr.ancvconnect.dynamodb.table;

import java.util.Optional;
import java.util.UUID;

/** Names one write and stays in the item: tells our own write, whose answer was lost, from somebody else's. */
public record WriteId(String value) {

    public static final String NAME = "writeId";

    public static WriteId next() {
        return new WriteId(UUID.randomUUID().toString());
    }

    /** Whether the item is as this write left it. */
    public boolean wrote(Optional<ItemReader> stored) {
        return stored.flatMap(item -> item.findText(NAME)).equals(Optional.of(value));
    }
}
