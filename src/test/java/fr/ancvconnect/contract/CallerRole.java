package fr.ancvconnect.contract;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The role in a bearer token. The token is not verified: the service does that. */
final class CallerRole {

    static final String GUEST = "guest";

    private static final Set<String> ROLES = Set.of("platform", "establishment", GUEST);
    private static final String SCHEME = "bearer ";
    /** The service reads a token whose other claims are nested more deeply than the default limit. */
    private static final ObjectMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(Integer.MAX_VALUE)
                            .build())
                    .build())
            .build();

    private CallerRole() {}

    /** The role of the token in this {@code Authorization} header; empty if its claims are not those of one role. */
    static Optional<String> of(String authorization) {
        String[] parts = authorization.split("\\.");
        if (!authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length()) || parts.length != 3) {
            return Optional.empty();
        }
        JsonNode claims = claims(parts[1]);
        JsonNode groups = claims.path("groups");
        List<String> roles = groups.valueStream()
                .map(JsonNode::asText)
                .filter(ROLES::contains)
                .toList();
        boolean valid = groups.isArray() && groups.valueStream().allMatch(JsonNode::isTextual) && roles.size() == 1;
        return Optional.of(roles)
                .filter(_ -> valid)
                .map(List::getFirst)
                .filter(role -> !role.equals(GUEST) || hasFolder(claims));
    }

    private static boolean hasFolder(JsonNode claims) {
        return claims.path("folder").isTextual()
                && claims.path("folder").asText().matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    }

    private static JsonNode claims(String base64) {
        try {
            return JSON.readTree(Base64.getUrlDecoder().decode(base64));
        } catch (IOException | IllegalArgumentException _) {
            return JSON.missingNode();
        }
    }
}
