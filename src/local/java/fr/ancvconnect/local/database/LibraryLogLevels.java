package fr.ancvconnect.local.database;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/** The embedded DynamoDB tells each refused condition as a warning with a stack trace; its errors reach us as answers. */
final class LibraryLogLevels {

    /** Held, since the log manager forgets loggers that nobody holds. */
    private static final List<Logger> TALKATIVE =
            Stream.of("software.amazon.dynamodb", "org.eclipse.jetty", "com.almworks.sqlite4java").map(Logger::getLogger).toList();

    private LibraryLogLevels() {
    }

    /** From now on. The filter as well as the level: the library sets the level of one of them by itself, later. */
    static void hush() {
        TALKATIVE.forEach(logger -> {
            logger.setLevel(Level.OFF);
            logger.setFilter(_ -> false);
        });
    }
}
