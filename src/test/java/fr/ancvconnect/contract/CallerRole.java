package fr.ancvconnect.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/** The role in a bearer token. The token is not verified: the service does that. */
final class CallerRole {

    static final String GUEST = "guest";

    private static final Set<String> ROLES = Set.of("platform", "establishment", GUEST);
    private static final String SCHEME = "bearer ";
    private static final ObjectMapper JSON = new ObjectMapper();

    private CallerRole() {}

    /** The only role in the token of this {@code Authorization} header; empty if there is none or more than one. */
    static Optional<String> of(String authorization) {
        String[] parts = authorization.split("\\.");
        if (!authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length()) || parts.length != 3) {
            return Optional.empty();
        }
        List<String> roles = StreamSupport.stream(claims(parts[1]).path("groups").spliterator(), false)
                .map(JsonNode::asText)
                .filter(ROLES::contains)
                .toList();
        return roles.size() == 1 ? Optional.of(roles.getFirst()) : Optional.empty();
    }

    private static JsonNode claims(String base64) {
        try {
            return JSON.readTree(Base64.getUrlDecoder().decode(base64));
        } catch (IOException | IllegalArgumentException _) {
            return JSON.missingNode();
        }
    }
}
