package fr.ancvconnect.domain.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import fr.ancvconnect.domain.FolderId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaymentIdTest {

    /** {@code printf 'F-2026-0042\nkey-1' | openssl dgst -sha256 -binary | base32 | cut -c1-26} */
    @Test
    void a_payment_id_is_derived_from_folder_and_idempotency_key() {
        assertThat(PaymentId.of(new FolderId("F-2026-0042"), new IdempotencyKey("key-1")))
                .hasToString("XNURMPSBWVXZQNWF4SKHNAMVOX");
    }

    @Test
    void a_different_folder_or_key_gives_a_different_payment_id() {
        PaymentId payment = id("F-1", "key-1");

        assertThat(payment)
                .isEqualTo(id("F-1", "key-1"))
                .isNotEqualTo(id("F-2", "key-1"))
                .isNotEqualTo(id("F-1", "key-2"))
                .isNotEqualTo(id("F-1k", "ey-1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "XNURMPSBWVXZQNWF4SKHNAMVO",
                "XNURMPSBWVXZQNWF4SKHNAMVOXX",
                "xnurmpsbwvxzqnwf4skhnamvox",
                "XNURMPSBWVXZQNWF4SKHNAMVO1"
            })
    void a_malformed_payment_id_is_rejected(String text) {
        assertThat(PaymentId.isWellFormed(text)).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> new PaymentId(text));
    }

    private static PaymentId id(String folder, String key) {
        return PaymentId.of(new FolderId(folder), new IdempotencyKey(key));
    }
}
