package fr.ancvconnect.keys;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.app.payment.Fingerprints;
import fr.ancvconnect.app.payment.Fingerprints.Fingerprint;
import fr.ancvconnect.app.payment.Fingerprints.Verdict;
import fr.ancvconnect.domain.Beneficiary;
import fr.ancvconnect.domain.FolderId;
import fr.ancvconnect.domain.Sha256;
import fr.ancvconnect.domain.payment.IdempotencyKey;
import fr.ancvconnect.domain.payment.PaymentId;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A fingerprint shows whether two beneficiaries are the same. Without the key, it does not show which beneficiary it is. */
class HmacFingerprintsTest {

    private static final PaymentId PAYMENT = PaymentId.of(new FolderId("f1"), new IdempotencyKey("k1"));
    private static final PaymentId OTHER_PAYMENT = PaymentId.of(new FolderId("f1"), new IdempotencyKey("k2"));
    private static final Beneficiary NUMBER = beneficiary("12345678901");
    private static final Beneficiary MARIE = beneficiary("marie@exemple.fr");

    private final Fingerprints fingerprints = withKeys("ver001=key-1");

    private static Fingerprints withKeys(String keys) {
        return new HmacFingerprints(VersionedKeys.parse(keys).orElseThrow());
    }

    private static Beneficiary beneficiary(String text) {
        return Beneficiary.parse(text).orElseThrow();
    }

    private static Fingerprint of(Fingerprints fingerprints, Beneficiary beneficiary) {
        return fingerprints.of(PAYMENT, beneficiary).orElseThrow();
    }

    /** {@code printf '<payment>\n12345678901' | openssl dgst -sha256 -hmac key-1}. */
    @Test
    void a_fingerprint_is_the_hmac_of_payment_and_beneficiary_with_a_versioned_key() {
        assertThat(PAYMENT.value()).isEqualTo("6G7EGCIRBYJ2ZOLXNTZL54Z6ZL");
        assertThat(of(fingerprints, NUMBER))
                .isEqualTo(
                        new Fingerprint("ver001", "d5f6b89e698c18683d66920befd42c316034e426f4d051e3a22157a3df3ef2b0"));
    }

    @Test
    void the_same_beneficiary_matches_in_upper_and_lower_case() {
        assertThat(fingerprints.compare(of(fingerprints, NUMBER), PAYMENT, NUMBER))
                .isEqualTo(Verdict.SAME);
        assertThat(fingerprints.compare(of(fingerprints, MARIE), PAYMENT, beneficiary("Marie@Exemple.FR")))
                .isEqualTo(Verdict.SAME);
        assertThat(fingerprints.compare(of(fingerprints, MARIE), PAYMENT, NUMBER))
                .isEqualTo(Verdict.OTHER);
        assertThat(fingerprints.compare(of(fingerprints, NUMBER), PAYMENT, beneficiary("12345678902")))
                .isEqualTo(Verdict.OTHER);
    }

    @Test
    void the_fingerprints_of_two_payments_of_one_customer_differ() {
        assertThat(fingerprints.of(OTHER_PAYMENT, NUMBER)).isNotEqualTo(fingerprints.of(PAYMENT, NUMBER));
        assertThat(fingerprints.compare(of(fingerprints, NUMBER), OTHER_PAYMENT, NUMBER))
                .isEqualTo(Verdict.OTHER);
    }

    /** This search succeeded with the earlier format: a mask leaves few enough numbers to try them all. */
    @Test
    void a_search_over_all_numbers_of_a_mask_fails_without_the_key() {
        Fingerprint stored = of(fingerprints, NUMBER);
        assertThat(IntStream.range(0, 1_000).mapToObj(each -> "%09d01".formatted(123_456_300 + each)))
                .noneMatch(number -> Sha256.isHexOf(stored.mac(), PAYMENT.value() + "\n" + number));
    }

    @Test
    void new_fingerprints_use_the_last_key_and_earlier_fingerprints_stay_comparable() {
        Fingerprints rotated = withKeys("ver001=key-1,ver002=key-2");
        assertThat(of(rotated, NUMBER).keyVersion()).isEqualTo("ver002");
        assertThat(rotated.compare(of(fingerprints, NUMBER), PAYMENT, NUMBER)).isEqualTo(Verdict.SAME);
        assertThat(rotated.compare(of(fingerprints, NUMBER), PAYMENT, MARIE)).isEqualTo(Verdict.OTHER);
    }

    @Test
    void a_fingerprint_whose_key_is_removed_cannot_be_compared() {
        assertThat(withKeys("ver002=key-2").compare(of(fingerprints, NUMBER), PAYMENT, NUMBER))
                .isEqualTo(Verdict.KEY_REMOVED);
        assertThat(withKeys("ver002=key-2").compare(of(fingerprints, NUMBER), PAYMENT, MARIE))
                .isEqualTo(Verdict.KEY_REMOVED);
    }

    @Test
    void a_fingerprint_with_a_newer_key_is_compared_after_a_refresh() {
        Fingerprint byNewKey = of(withKeys("ver001=key-1,ver002=key-2"), NUMBER);
        var outdated = new HmacFingerprints(StubKeys.rotating("ver001=key-1", "ver001=key-1,ver002=key-2"));
        assertThat(outdated.compare(byNewKey, PAYMENT, NUMBER)).isEqualTo(Verdict.SAME);
        assertThat(outdated.compare(byNewKey, PAYMENT, MARIE)).isEqualTo(Verdict.OTHER);
    }

    @Test
    void without_keys_no_fingerprint_is_created_or_compared() {
        var without = new HmacFingerprints(StubKeys.UNREADABLE);
        assertThat(without.of(PAYMENT, NUMBER)).isEmpty();
        assertThat(without.compare(of(fingerprints, NUMBER), PAYMENT, NUMBER)).isEqualTo(Verdict.UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not hex", "00"})
    void a_corrupt_fingerprint_does_not_match(String mac) {
        assertThat(fingerprints.compare(new Fingerprint("ver001", mac), PAYMENT, NUMBER))
                .isEqualTo(Verdict.OTHER);
    }

    @Test
    void the_text_of_a_fingerprint_shows_only_the_key_version() {
        Fingerprint stored = of(fingerprints, NUMBER);
        assertThat(stored.toString()).contains("ver001").doesNotContain(stored.mac());
    }
}
