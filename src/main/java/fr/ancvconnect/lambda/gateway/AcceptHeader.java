package fr.ancvconnect.lambda.gateway;

import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.common.util.MediaTypeHelper;

/**
 * An {@code Accept} header (RFC 9110, 12.5.1) as the framework understands it. The framework takes a type with the weight 0 as
 * accepted, and an empty header differently on different routes. So such a header is replaced by a list of the types that
 * remain.
 */
final class AcceptHeader {

    /** The types of responses that are no problem. */
    private static final List<MediaType> PRODUCED = List.of(
            MediaType.APPLICATION_JSON_TYPE,
            new MediaType("text", "csv"),
            MediaType.TEXT_HTML_TYPE,
            new MediaType("image", "svg+xml"),
            new MediaType("image", "png"));

    /** A type that no route produces. */
    private static final String NONE = "application/vnd.ancv-connect.none";

    private static final String WEIGHT = "q";

    private AcceptHeader() {}

    /** The header that the framework reads instead; empty if it accepts anything. */
    static Optional<String> effective(String header) {
        if (header.isBlank()) {
            return Optional.empty();
        }
        try {
            List<MediaType> ranges = MediaTypeHelper.parseHeader(header);
            if (ranges.stream().noneMatch(range -> weight(range) == 0)) {
                return Optional.of(header);
            }
            String accepted = PRODUCED.stream()
                    .map(type -> Map.entry(type, weight(ranges, type)))
                    .filter(type -> type.getValue() > 0)
                    .map(type -> type.getKey() + ";" + WEIGHT + "=" + type.getValue())
                    .collect(Collectors.joining(", "));
            return Optional.of(accepted.isEmpty() ? NONE : accepted);
        } catch (IllegalArgumentException _) {
            return Optional.of(NONE);
        }
    }

    /** The weight of the most specific range that matches the type; 0 if none matches. */
    private static double weight(List<MediaType> ranges, MediaType type) {
        return ranges.stream()
                .filter(range -> range.isCompatible(type))
                .max((one, other) -> Integer.compare(specificity(one), specificity(other)))
                .map(AcceptHeader::weight)
                .orElse(0.0);
    }

    private static double weight(MediaType range) {
        return Double.parseDouble(range.getParameters().getOrDefault(WEIGHT, "1"));
    }

    private static int specificity(MediaType range) {
        if (range.isWildcardType()) {
            return 0;
        }
        return range.isWildcardSubtype() ? 1 : 2;
    }
}
