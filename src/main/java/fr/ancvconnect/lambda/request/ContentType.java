package fr.ancvconnect.lambda.request;

import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads the {@code Content-Type} of a request. */
public final class ContentType {

    private ContentType() {}

    /** The media type in the header; empty if it is missing or cannot be parsed. */
    public static Optional<MediaType> of(Supplier<MediaType> header) {
        try {
            return Optional.ofNullable(header.get());
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
