package fr.ancvconnect.keys;

import fr.ancvconnect.app.payment.Fingerprints;
import fr.ancvconnect.app.payment.Fingerprints.Fingerprint;
import fr.ancvconnect.domain.Beneficiary;
import fr.ancvconnect.domain.payment.PaymentId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Computes HMAC-SHA256 over payment and beneficiary. Without the key, the beneficiary cannot be found by trying all values.
 * Because the payment is included, fingerprints of the same customer differ between payments.
 */
@ApplicationScoped
public class HmacFingerprints implements Fingerprints {

    private final KeySource source;

    @Inject
    public HmacFingerprints(ServiceKeys keys) {
        this(keys.fingerprint());
    }

    /** Fingerprints made with the current key of this source. */
    public HmacFingerprints(KeySource source) {
        this.source = source;
    }

    @Override
    public Optional<Fingerprint> of(PaymentId payment, Beneficiary beneficiary) {
        return source.known()
                .flatMap(keys -> mac(keys, keys.current(), payment, beneficiary)
                        .map(mac -> new Fingerprint(keys.current(), mac)));
    }

    @Override
    public Verdict compare(Fingerprint stored, PaymentId payment, Beneficiary beneficiary) {
        Optional<VersionedKeys> known = source.known();
        if (known.isEmpty()) {
            return Verdict.UNKNOWN;
        }
        return mac(known.get(), stored.keyVersion(), payment, beneficiary)
                .or(() -> source.refreshed().flatMap(again -> mac(again, stored.keyVersion(), payment, beneficiary)))
                .map(mac -> MessageDigest.isEqual(bytes(mac), bytes(stored.mac())) ? Verdict.SAME : Verdict.OTHER)
                .orElse(Verdict.KEY_REMOVED);
    }

    private static Optional<String> mac(
            VersionedKeys keys, String version, PaymentId payment, Beneficiary beneficiary) {
        return keys.mac(version, payment.value() + "\n" + beneficiary.canonical())
                .map(HexFormat.of()::formatHex);
    }

    private static byte[] bytes(String hex) {
        return hex.getBytes(StandardCharsets.UTF_8);
    }
}
