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

/** The key that signs this machine's tokens, and the one that checks them: tokens outlive a restart. */
public record TokenKeys(RSAPrivateCrtKey key) {

    private static final int BITS = 2048;
    private static final Map<Optional<Path>, TokenKeys> KNOWN = new ConcurrentHashMap<>();

    /**
     * Those kept in this directory, made when they are not there yet; without a directory, those of this run.
     *
     * @throws IllegalStateException with one line that names the file when it is broken
     */
    public static TokenKeys keptIn(Optional<Path> directory) {
        return KNOWN.computeIfAbsent(directory, _ -> new TokenKeys(directory
                .map(dir -> read(new SecretFile(dir.resolve("token-key.txt"))))
                .orElseGet(() -> decoded(generated()))));
    }

    /** The same, or empty when they are broken: the start of the local stack tells how. */
    public static Optional<TokenKeys> readable(Optional<Path> directory) {
        try {
            return Optional.of(keptIn(directory));
        } catch (IllegalStateException _) {
            return Optional.empty();
        }
    }

    public PrivateKey privateKey() {
        return key;
    }

    /** In PEM, which is what {@code mp.jwt.verify.publickey} is. */
    public String publicKeyAsText() {
        try {
            var spec = new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent());
            byte[] bytes = KeyFactory.getInstance("RSA").generatePublic(spec).getEncoded();
            return "-----BEGIN PUBLIC KEY-----\n" + Base64.getMimeEncoder().encodeToString(bytes) + "\n-----END PUBLIC KEY-----";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java knows no RSA", e);
        }
    }

    private static RSAPrivateCrtKey read(SecretFile file) {
        try {
            return decoded(file.readOrWrite(TokenKeys::generated));
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("The file " + file.path() + " holds no key: remove it, and a new one is made", e);
        }
    }

    private static String generated() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            return Base64.getEncoder().encodeToString(generator.generateKeyPair().getPrivate().getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java knows no RSA", e);
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

    /** A small secret in a file that its owner alone can read. */
    record SecretFile(Path path) {

        /** What is in it; where there is no file yet, what is written to it now. */
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

        /** Whole or not at all: a kill leaves no half of a key. Temporary files are their owner's alone. */
        private void write(String text) throws IOException {
            Path directory = Files.createDirectories(path.toAbsolutePath().getParent());
            Path whole = Files.writeString(Files.createTempFile(directory, "token-key", ".new"), text);
            Files.move(whole, path, StandardCopyOption.ATOMIC_MOVE);
        }
    }
}
