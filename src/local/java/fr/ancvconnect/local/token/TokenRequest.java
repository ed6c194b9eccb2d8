package fr.ancvconnect.local.token;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * The role, scope and lifetime of a requested token.
 *
 * @param life the time from now to the expiry; a negative value gives an expired token
 */
record TokenRequest(String role, List<String> establishments, Optional<String> folder, Duration life) {

    private static final Set<String> ROLES = Set.of("platform", "establishment", "guest");
    private static final Set<String> FIELDS = Set.of("role", "establishments", "folder", "expiresInSeconds");
    private static final long AN_HOUR = 3600;
    private static final long LONGEST = 10 * 365 * 24 * AN_HOUR;

    /** @throws InvalidField for the first invalid field */
    static TokenRequest read(JsonNode body) {
        body.fieldNames().forEachRemaining(name -> check(FIELDS.contains(name), name, "is not known"));
        String role = body.path("role").asText();
        check(ROLES.contains(role), "role", "must be platform, establishment or guest");
        List<String> establishments = establishments(body.path("establishments"));
        check(!role.equals("establishment") || !establishments.isEmpty(), "establishments", "must name at least one");
        Optional<String> folder = folder(body.path("folder"));
        check(!role.equals("guest") || folder.isPresent(), "folder", "must name one");
        return new TokenRequest(role, establishments, folder, life(body.path("expiresInSeconds")));
    }

    private static List<String> establishments(JsonNode node) {
        check(absent(node) || node.isArray(), "establishments", "must be a list");
        List<JsonNode> ids = StreamSupport.stream(node.spliterator(), false).toList();
        check(ids.stream().allMatch(TokenRequest::isId), "establishments", "must be a list of ids");
        return ids.stream().map(JsonNode::asText).toList();
    }

    private static Optional<String> folder(JsonNode node) {
        check(absent(node) || isId(node), "folder", "must be an id");
        return absent(node) ? Optional.empty() : Optional.of(node.asText());
    }

    private static Duration life(JsonNode node) {
        check(
                absent(node) || (node.canConvertToLong() && node.isIntegralNumber()),
                "expiresInSeconds",
                "must be an integer");
        long seconds = node.asLong(AN_HOUR);
        check(Math.abs(seconds) <= LONGEST, "expiresInSeconds", "must be ten years at most");
        return Duration.ofSeconds(absent(node) ? AN_HOUR : seconds);
    }

    private static boolean isId(JsonNode node) {
        return node.isTextual() && !node.asText().isBlank();
    }

    private static boolean absent(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }

    private static void check(boolean holds, String field, String message) {
        if (!holds) {
            throw new InvalidField(field, message);
        }
    }

    /** One invalid field of the request. */
    static final class InvalidField extends IllegalArgumentException {

        private static final long serialVersionUID = 1L;
        private final String field;

        InvalidField(String field, String message) {
            super(message);
            this.field = field;
        }

        String field() {
            return field;
        }
    }
}
