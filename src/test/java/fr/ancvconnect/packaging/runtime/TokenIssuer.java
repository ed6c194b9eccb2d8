package fr.ancvconnect.packaging.runtime;

import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** An identity provider for the test, with its key in a file and its tokens. */
public record TokenIssuer(KeyPair keys, Path publicKey) {

    private static final String ISSUER = "https://login.example";
    private static final String AUDIENCE = "ancv-connect";
    private static final Duration HOUR = Duration.ofHours(1);

    /** An issuer with a new key. The public key is written to this directory. */
    public static TokenIssuer in(Path directory) throws IOException {
        try {
            KeyPair keys = KeyPairGenerator.getInstance("RSA").generateKeyPair();
            String text = "-----BEGIN PUBLIC KEY-----\n"
                    + Base64.getMimeEncoder().encodeToString(keys.getPublic().getEncoded())
                    + "\n-----END PUBLIC KEY-----\n";
            return new TokenIssuer(keys, Files.writeString(directory.resolve("public-key.pem"), text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The settings of a service that accepts its tokens. */
    public Map<String, String> configuration() {
        return Map.of(
                "MP_JWT_VERIFY_ISSUER",
                ISSUER,
                "MP_JWT_VERIFY_AUDIENCES",
                AUDIENCE,
                "MP_JWT_VERIFY_PUBLICKEY_LOCATION",
                publicKey.toUri().toString());
    }

    /** A token of the platform for an hour. */
    public String platform() {
        return token("platform", "platform", HOUR).sign(keys.getPrivate());
    }

    /** A platform token, signed with a key of this id. */
    String platform(String keyId) {
        return platform(keyId, HOUR);
    }

    /** A platform token that expires after this time, signed with a key of this id. */
    String platform(String keyId, Duration life) {
        return token("platform", "platform", life).jws().keyId(keyId).sign(keys.getPrivate());
    }

    /** A token of a guest on this folder for an hour. */
    public String guest(String folder) {
        return guest(folder, HOUR);
    }

    /** A token of a guest on this folder that expires after this time. */
    public String guest(String folder, Duration life) {
        return token("guest", "guest", life).claim("folder", folder).sign(keys.getPrivate());
    }

    /** A token of this establishment for an hour. */
    public String establishment(String id) {
        return token(id, "establishment", HOUR)
                .claim("establishments", List.of(id))
                .sign(keys.getPrivate());
    }

    private static JwtClaimsBuilder token(String subject, String role, Duration life) {
        return Jwt.issuer(ISSUER)
                .audience(AUDIENCE)
                .subject(subject)
                .groups(role)
                .expiresIn(life);
    }
}
