package fr.ancvconnect.lambda.request;

import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import java.util.function.Supplier;

/** The type that a body is said to be of. */
public final class ContentType {

    private ContentType() {
    }

    /** What the header says: nothing where it is missing, or such that the framework finds no type in it. */
    public static Optional<MediaType> of(Supplier<MediaType> header) {
        try {
            return Optional.ofNullable(header.get());
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
