package fr.ancvconnect.bench.comparison;

import fr.ancvconnect.ancv.Seal;
import fr.ancvconnect.bench.stub.Stubs;
import fr.ancvconnect.keys.VersionedKeys;
import fr.ancvconnect.packaging.runtime.TokenIssuer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The guests' tokens, one for each story, and ANCV's seals. */
final class Credentials {

    private static final String SEAL_KEY_VERSION = "ver001";
    private static final String SEAL_KEYS = SEAL_KEY_VERSION + "=a-seal-key-of-the-benchmark";
    /** Longer than a run. */
    private static final Duration LIFE = Duration.ofHours(6);

    private final Seal seal = new Seal(VersionedKeys.parse(SEAL_KEYS)
            .flatMap(keys -> keys.with(SEAL_KEY_VERSION))
            .orElseThrow());
    private final TokenIssuer issuer;
    private final List<String> guestTokens;

    /** Signs this number of tokens, and writes the public key into the directory. */
    Credentials(Path directory, int tokens) throws IOException {
        issuer = TokenIssuer.in(directory);
        guestTokens =
                IntStream.range(0, tokens).parallel().mapToObj(this::guest).toList();
    }

    private String guest(int story) {
        return bearer(issuer.guest(Stubs.STORY_PREFIX + story, LIFE));
    }

    /** The settings of a service that accepts these tokens and seals. */
    Map<String, String> configuration() {
        var all = new HashMap<>(issuer.configuration());
        all.putAll(Map.of("ANCV_SEAL_KEYS", SEAL_KEYS, "ANCV_SEAL_KEY_VERSION", SEAL_KEY_VERSION));
        return all;
    }

    /** The header {@code Authorization} of the guest of this story. Signs it if there are more stories than expected. */
    String guestToken(int story) {
        return story < guestTokens.size() ? guestTokens.get(story) : guest(story);
    }

    /** The header {@code Authorization} of the platform, for an hour. */
    String platformToken() {
        return bearer(issuer.platform());
    }

    /** The header {@code ANCV-Security} of a notification about this transaction. */
    String seal(String transaction) {
        return seal.of(List.of(transaction)).orElseThrow();
    }

    private static String bearer(String token) {
        return "Bearer " + token;
    }
}
