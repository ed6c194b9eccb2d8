package fr.ancvconnect.bench.comparison;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.ancvconnect.bench.stub.Stubs;
import io.smallrye.jwt.build.Jwt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The guests' tokens, one for each story, and ANCV's seals. */
final class Credentials {

    private static final String ISSUER = "https://login.example";
    private static final String AUDIENCE = "ancv-connect";
    private static final String SEAL_KEY = "a-seal-key-of-the-benchmark";

    private final KeyPair keys;
    private final Path publicKey;
    private final List<String> guestTokens;

    /** Signs this number of tokens, and writes the public key into the directory. */
    Credentials(Path directory, int tokens) throws IOException, GeneralSecurityException {
        keys = KeyPairGenerator.getInstance("RSA").generateKeyPair();
        publicKey = Files.writeString(
                directory.resolve("public-key.pem"),
                "-----BEGIN PUBLIC KEY-----\n"
                        + Base64.getMimeEncoder()
                                .encodeToString(keys.getPublic().getEncoded())
                        + "\n-----END PUBLIC KEY-----\n");
        guestTokens =
                IntStream.range(0, tokens).parallel().mapToObj(this::guest).toList();
    }

    private String guest(int story) {
        return token("guest", Map.of("folder", Stubs.STORY_PREFIX + story));
    }

    /** The settings of a service that accepts these tokens and seals. */
    Map<String, String> configuration() {
        return Map.of(
                "MP_JWT_VERIFY_ISSUER",
                ISSUER,
                "MP_JWT_VERIFY_AUDIENCES",
                AUDIENCE,
                "MP_JWT_VERIFY_PUBLICKEY_LOCATION",
                publicKey.toUri().toString(),
                "ANCV_SEAL_KEYS",
                "ver001=" + SEAL_KEY,
                "ANCV_SEAL_KEY_VERSION",
                "ver001");
    }

    /** The header {@code Authorization} of the guest of this story. Signs it if there are more stories than expected. */
    String guestToken(int story) {
        return story < guestTokens.size() ? guestTokens.get(story) : guest(story);
    }

    /** The header {@code Authorization} of the platform. */
    String platformToken() {
        return token("platform", Map.of());
    }

    /** The header {@code ANCV-Security} of a notification about this transaction. */
    String seal(String transaction) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SEAL_KEY.getBytes(UTF_8), "HmacSHA256"));
            return "HmacSHA256.ver001."
                    + Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(transaction.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private String token(String role, Map<String, Object> claims) {
        var token =
                Jwt.issuer(ISSUER).audience(AUDIENCE).subject(role).groups(role).expiresIn(Duration.ofHours(6));
        claims.forEach(token::claim);
        return "Bearer " + token.sign(keys.getPrivate());
    }
}
