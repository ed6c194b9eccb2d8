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
import java.util.Optional;
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

    private final Fingerprints fingerprints = with("ver001=key-1");

    private static Fingerprints with(String keys) {
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
    void it_is_the_hmac_of_payment_and_beneficiary_with_the_key_of_its_version() {
        assertThat(PAYMENT.value()).isEqualTo("6G7EGCIRBYJ2ZOLXNTZL54Z6ZL");
        assertThat(of(fingerprints, NUMBER))
                .isEqualTo(
                        new Fingerprint("ver001", "d5f6b89e698c18683d66920befd42c316034e426f4d051e3a22157a3df3ef2b0"));
    }

    @Test
    void the_same_customer_is_the_same_however_the_address_is_spelled() {
        assertThat(fingerprints.judge(of(fingerprints, NUMBER), PAYMENT, NUMBER))
                .isEqualTo(Verdict.SAME);
        assertThat(fingerprints.judge(of(fingerprints, MARIE), PAYMENT, beneficiary("Marie@Exemple.FR")))
                .isEqualTo(Verdict.SAME);
        assertThat(fingerprints.judge(of(fingerprints, MARIE), PAYMENT, NUMBER)).isEqualTo(Verdict.OTHER);
        assertThat(fingerprints.judge(of(fingerprints, NUMBER), PAYMENT, beneficiary("12345678902")))
                .isEqualTo(Verdict.OTHER);
    }

    @Test
    void two_payments_of_one_customer_cannot_be_told_to_be_so() {
        assertThat(fingerprints.of(OTHER_PAYMENT, NUMBER)).isNotEqualTo(fingerprints.of(PAYMENT, NUMBER));
        assertThat(fingerprints.judge(of(fingerprints, NUMBER), OTHER_PAYMENT, NUMBER))
                .isEqualTo(Verdict.OTHER);
    }

    /** This search succeeded with the earlier format: a mask leaves few enough numbers to try them all. */
    @Test
    void whoever_tries_all_numbers_of_a_mask_finds_none_without_the_key() {
        Fingerprint stored = of(fingerprints, NUMBER);
        assertThat(IntStream.range(0, 1_000).mapToObj(each -> "%09d01".formatted(123_456_300 + each)))
                .noneMatch(number -> Sha256.isHexOf(stored.mac(), PAYMENT.value() + "\n" + number));
    }

    @Test
    void new_ones_are_made_with_the_last_key_and_old_ones_stay_comparable() {
        Fingerprints rotated = with("ver001=key-1,ver002=key-2");
        assertThat(of(rotated, NUMBER).keyVersion()).isEqualTo("ver002");
        assertThat(rotated.judge(of(fingerprints, NUMBER), PAYMENT, NUMBER)).isEqualTo(Verdict.SAME);
        assertThat(rotated.judge(of(fingerprints, NUMBER), PAYMENT, MARIE)).isEqualTo(Verdict.OTHER);
    }

    @Test
    void one_whose_key_is_gone_tells_nothing() {
        assertThat(with("ver002=key-2").judge(of(fingerprints, NUMBER), PAYMENT, NUMBER))
                .isEqualTo(Verdict.KEY_GONE);
        assertThat(with("ver002=key-2").judge(of(fingerprints, NUMBER), PAYMENT, MARIE))
                .isEqualTo(Verdict.KEY_GONE);
    }

    @Test
    void one_that_another_instance_made_with_a_key_that_came_since_is_compared() {
        Fingerprint byNewKey = of(with("ver001=key-1,ver002=key-2"), NUMBER);
        var behind = new HmacFingerprints(new KeySource() {
            @Override
            public Optional<VersionedKeys> known() {
                return VersionedKeys.parse("ver001=key-1");
            }

            @Override
            public Optional<VersionedKeys> refreshed() {
                return VersionedKeys.parse("ver001=key-1,ver002=key-2");
            }
        });
        assertThat(behind.judge(byNewKey, PAYMENT, NUMBER)).isEqualTo(Verdict.SAME);
        assertThat(behind.judge(byNewKey, PAYMENT, MARIE)).isEqualTo(Verdict.OTHER);
    }

    @Test
    void without_keys_none_is_made_and_nothing_is_said_of_one() {
        var without = new HmacFingerprints(new KeySource() {
            @Override
            public Optional<VersionedKeys> known() {
                return Optional.empty();
            }

            @Override
            public Optional<VersionedKeys> refreshed() {
                return Optional.empty();
            }
        });
        assertThat(without.of(PAYMENT, NUMBER)).isEmpty();
        assertThat(without.judge(of(fingerprints, NUMBER), PAYMENT, NUMBER)).isEqualTo(Verdict.UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not hex", "00"})
    void one_that_is_spoiled_is_somebody_else_s(String mac) {
        assertThat(fingerprints.judge(new Fingerprint("ver001", mac), PAYMENT, NUMBER))
                .isEqualTo(Verdict.OTHER);
    }

    @Test
    void it_shows_its_key_s_version_only() {
        Fingerprint stored = of(fingerprints, NUMBER);
        assertThat(stored.toString()).contains("ver001").doesNotContain(stored.mac());
    }
}
