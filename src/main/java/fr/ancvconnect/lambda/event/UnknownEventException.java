package fr.ancvconnect.lambda.event;

import java.util.Optional;
import java.util.regex.Pattern;

/** Neither a call nor the schedule's minute: somebody set up what sends it, and is to see that it fails. */
public final class UnknownEventException extends RuntimeException {

    private static final long serialVersionUID = 1L;
    /** AWS' own names; anybody else's could hold anything. */
    private static final Pattern SERVICE = Pattern.compile("aws\\.[a-z0-9-]{1,32}");

    public UnknownEventException(Optional<String> source) {
        // No stack: it says all in one line.
        super("Neither a call nor the schedule's event came, but one " + source.filter(SERVICE.asMatchPredicate())
                .map("of "::concat).orElse("of an unknown kind"), null, false, false);
    }
}
