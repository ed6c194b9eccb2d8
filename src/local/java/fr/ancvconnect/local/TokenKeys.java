package fr.ancvconnect.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** The key pair that signs and verifies the local tokens. It is kept in a file, so that tokens stay valid after a restart. */
public record TokenKeys(RSAPrivateCrtKey key) {

    private static final int BITS = 2048;
    private static final Map<Optional<Path>, TokenKeys> BY_DIRECTORY = new ConcurrentHashMap<>();

    /**
     * Returns the keys of this directory, and creates them if there are none. Without a directory, the keys live in
     * memory and last for this run.
     *
     * @throws IllegalStateException if the file is broken; the message is one line that names it
     */
    public static TokenKeys in(Optional<Path> directory) {
        return BY_DIRECTORY.computeIfAbsent(
                directory,
                _ -> new TokenKeys(directory
                        .map(dir -> read(new SecretFile(dir.resolve("token-key.txt"))))
                        .orElseGet(() -> decoded(generated()))));
    }

    /** Like {@link #in}, but empty if the file is broken. {@link LocalStack} reports the error at startup. */
    public static Optional<TokenKeys> readable(Optional<Path> directory) {
        try {
            return Optional.of(in(directory));
        } catch (IllegalStateException _) {
            return Optional.empty();
        }
    }

    public PrivateKey privateKey() {
        return key;
    }

    /** Returns the public key in PEM, the format of {@code mp.jwt.verify.publickey}. */
    public String publicKeyAsText() {
        try {
            var spec = new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent());
            byte[] bytes = KeyFactory.getInstance("RSA").generatePublic(spec).getEncoded();
            return "-----BEGIN PUBLIC KEY-----\n" + Base64.getMimeEncoder().encodeToString(bytes)
                    + "\n-----END PUBLIC KEY-----";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JDK does not support RSA", e);
        }
    }

    private static RSAPrivateCrtKey read(SecretFile file) {
        try {
            return decoded(file.readOrWrite(TokenKeys::generated));
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(
                    "The file " + file.path() + " does not contain a valid key: delete it, and a new key is created",
                    e);
        }
    }

    private static String generated() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            return Base64.getEncoder()
                    .encodeToString(generator.generateKeyPair().getPrivate().getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JDK does not support RSA", e);
        }
    }

    private static RSAPrivateCrtKey decoded(String text) {
        try {
            var spec = new PKCS8EncodedKeySpec(Base64.getDecoder().decode(text.strip()));
            return (RSAPrivateCrtKey) KeyFactory.getInstance("RSA").generatePrivate(spec);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** A secret in a file that only its owner can read. */
    record SecretFile(Path path) {

        /** Returns the content of the file. If there is no file, writes the supplied text first. */
        String readOrWrite(Supplier<String> first) {
            try {
                if (Files.notExists(path)) {
                    write(first.get());
                }
                return Files.readString(path);
            } catch (IOException e) {
                throw new IllegalStateException("The file " + path + " can be neither read nor written", e);
            }
        }

        /**
         * Writes a temporary file and moves it atomically, so that a killed process leaves no partial key. Only the owner
         * can read a temporary file.
         */
        private void write(String text) throws IOException {
            Path directory = Files.createDirectories(path.toAbsolutePath().getParent());
            Path temporary = Files.writeString(Files.createTempFile(directory, "token-key", ".new"), text);
            Files.move(temporary, path, StandardCopyOption.ATOMIC_MOVE);
        }
    }
}
