package fr.ancvconnect.keys;

import fr.ancvconnect.app.link.PaymentLinkTokens;
import fr.ancvconnect.domain.payment.PaymentLinkId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tokens of the form {@code <link id>.<key version>.<MAC>}. The MAC is the first 128 bits of HMAC-SHA256, so that the
 * QR code of the URL stays small. Texts and not bytes are compared, because base64 has more than one text for the same
 * bytes.
 */
@ApplicationScoped
public class HmacLinkTokens implements PaymentLinkTokens {

    private static final Pattern FORMAT =
            Pattern.compile("([A-Z2-7]{26})\\.([A-Za-z0-9_-]{1,32})\\.([A-Za-z0-9_-]{22})");
    private static final int MAC_BYTES = 16;
    /** The MAC of another purpose with the same key has another text. */
    private static final String PURPOSE = "payment-link-token\n";

    private final KeySource source;

    @Inject
    public HmacLinkTokens(ServiceKeys keys) {
        this(keys.link());
    }

    /** Tokens made with the keys of this source. */
    public HmacLinkTokens(KeySource source) {
        this.source = source;
    }

    @Override
    public Optional<String> currentVersion() {
        return source.known().map(VersionedKeys::current);
    }

    @Override
    public Optional<String> token(PaymentLinkId link, String keyVersion) {
        return source.known()
                .flatMap(keys -> token(keys, keyVersion, link)
                        .or(() -> source.refreshed().flatMap(again -> token(again, keyVersion, link)))
                        .or(() -> token(keys, keys.current(), link)));
    }

    @Override
    public Verification verify(String token) {
        Matcher parts = FORMAT.matcher(token);
        if (!parts.matches()) {
            return new Verification.Invalid();
        }
        Optional<VersionedKeys> known = source.known();
        if (known.isEmpty()) {
            return new Verification.Unknown();
        }
        var link = new PaymentLinkId(parts.group(1));
        String version = parts.group(2);
        return token(known.get(), version, link)
                .or(() -> source.refreshed().flatMap(again -> token(again, version, link)))
                .filter(right -> MessageDigest.isEqual(bytes(right), bytes(token)))
                .<Verification>map(_ -> new Verification.Valid(link))
                .orElseGet(Verification.Invalid::new);
    }

    private static Optional<String> token(VersionedKeys keys, String version, PaymentLinkId link) {
        return keys.mac(version, PURPOSE + link.value())
                .map(mac -> link.value() + "." + version + "." + text(Arrays.copyOf(mac, MAC_BYTES)));
    }

    private static String text(byte[] mac) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(mac);
    }

    private static byte[] bytes(String token) {
        return token.getBytes(StandardCharsets.US_ASCII);
    }
}
