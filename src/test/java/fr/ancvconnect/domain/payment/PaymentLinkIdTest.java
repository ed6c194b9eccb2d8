package fr.ancvconnect.domain.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import fr.ancvconnect.domain.FolderId;
import org.junit.jupiter.api.Test;

class PaymentLinkIdTest {

    /** {@code printf 'payment-link\nF-2026-0042\nkey-1' | openssl dgst -sha256 -binary | base32 | cut -c1-26} */
    @Test
    void a_link_id_is_derived_from_folder_and_idempotency_key() {
        assertThat(id("F-2026-0042", "key-1")).hasToString("AU5LRSQQ4HLRUUQJ5LDUQH6OVA");
        assertThat(id("F-1", "key-1"))
                .isEqualTo(id("F-1", "key-1"))
                .isNotEqualTo(id("F-2", "key-1"))
                .isNotEqualTo(id("F-1", "key-2"))
                .isNotEqualTo(id("F-1k", "ey-1"));
    }

    @Test
    void the_id_of_a_link_is_not_that_of_a_payment_with_the_same_key() {
        assertThat(id("F-1", "key-1").value())
                .isNotEqualTo(PaymentId.of(new FolderId("F-1"), new IdempotencyKey("key-1"))
                        .value());
    }

    @Test
    void a_malformed_link_id_is_rejected() {
        assertThat(PaymentLinkId.isWellFormed("")).isFalse();
        assertThat(PaymentLinkId.isWellFormed("A".repeat(27))).isFalse();
        assertThat(PaymentLinkId.isWellFormed("a".repeat(26))).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> new PaymentLinkId("A"));
    }

    private static PaymentLinkId id(String folder, String key) {
        return PaymentLinkId.of(new FolderId(folder), new IdempotencyKey(key));
    }
}
