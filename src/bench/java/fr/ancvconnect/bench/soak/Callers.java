package fr.ancvconnect.bench.soak;

import fr.ancvconnect.packaging.runtime.TokenIssuer;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The tokens of the callers. Those of the platform and of the establishments are renewed before they expire. */
final class Callers {

    private static final Duration RENEWED_AFTER = Duration.ofMinutes(15);
    private static final String PLATFORM = "";

    private record Issued(String token, Instant at) {}

    private final Map<String, Issued> tokens = new ConcurrentHashMap<>();
    private final TokenIssuer issuer;

    Callers(TokenIssuer issuer) {
        this.issuer = issuer;
    }

    String platform() {
        return current(PLATFORM);
    }

    String establishment(String id) {
        return current(id);
    }

    /** A new token. Each guest has its own. */
    String guest(String folder) {
        return issuer.guest(folder);
    }

    private String current(String caller) {
        return tokens.compute(
                        caller,
                        (_, issued) ->
                                issued == null || isOld(issued) ? new Issued(issue(caller), Instant.now()) : issued)
                .token();
    }

    private static boolean isOld(Issued issued) {
        return Instant.now().isAfter(issued.at().plus(RENEWED_AFTER));
    }

    private String issue(String caller) {
        return caller.equals(PLATFORM) ? issuer.platform() : issuer.establishment(caller);
    }
}
