package fr.ancvconnect.packaging.runtime;

import io.smallrye.jwt.build.Jwt;
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
        return Jwt.issuer(ISSUER)
                .audience(AUDIENCE)
                .subject("platform")
                .groups("platform")
                .expiresIn(Duration.ofHours(1))
                .sign(keys.getPrivate());
    }

    /** A platform token, signed with a key of this id. */
    String platform(String keyId) {
        return platform(keyId, Duration.ofHours(1));
    }

    /** A platform token that expires after this time, signed with a key of this id. */
    String platform(String keyId, Duration life) {
        return Jwt.issuer(ISSUER)
                .audience(AUDIENCE)
                .subject("platform")
                .groups("platform")
                .expiresIn(life)
                .jws()
                .keyId(keyId)
                .sign(keys.getPrivate());
    }

    /** A token of a guest on this folder for an hour. */
    public String guest(String folder) {
        return Jwt.issuer(ISSUER)
                .audience(AUDIENCE)
                .subject("guest")
                .groups("guest")
                .claim("folder", folder)
                .expiresIn(Duration.ofHours(1))
                .sign(keys.getPrivate());
    }

    /** A token of this establishment for an hour. */
    public String establishment(String id) {
        return Jwt.issuer(ISSUER)
                .audience(AUDIENCE)
                .subject(id)
                .groups("establishment")
                .claim("establishments", List.of(id))
                .expiresIn(Duration.ofHours(1))
                .sign(keys.getPrivate());
    }
}
