package fr.ancvconnect.lambda;

import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jboss.resteasy.reactive.common.util.MediaTypeHelper;

/** Chooses a media type by the {@code Accept} header. The framework can choose too, but it never returns 406. */
final class AcceptedType {

    private AcceptedType() {}

    /** The type that the client prefers among these; the first one if it has no preference. 406 if it accepts none. */
    static MediaType of(HttpHeaders headers, List<MediaType> types) {
        String accept = Objects.requireNonNullElse(headers.getHeaderString(HttpHeaders.ACCEPT), MediaType.WILDCARD);
        try {
            return Optional.ofNullable(
                            MediaTypeHelper.getBestMatch(MediaTypeHelper.parseHeader(accept), new ArrayList<>(types)))
                    .orElseThrow(NotAcceptableException::new);
        } catch (IllegalArgumentException _) {
            throw new NotAcceptableException();
        }
    }
}
