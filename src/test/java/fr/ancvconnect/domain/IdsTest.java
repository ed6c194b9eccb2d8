package fr.ancvconnect.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import fr.ancvconnect.domain.ancv.AncvTransactionId;
import fr.ancvconnect.domain.payment.IdempotencyKey;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The allowed formats of ids that other systems choose. */
class IdsTest {

    @ParameterizedTest
    @ValueSource(strings = {"A", "0", "camping-des-pins_2.0", "a.-_"})
    void a_well_formed_folder_or_establishment_id_is_accepted(String id) {
        assertThat(new FolderId(id)).hasToString(id);
        assertThat(new EstablishmentId(id)).hasToString(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".a", "-a", "_a", "a b", "a/b", "a#b", "é", "a\n"})
    void a_malformed_folder_or_establishment_id_is_rejected(String id) {
        assertThat(FolderId.isWellFormed(id)).isFalse();
        assertThat(EstablishmentId.isWellFormed(id)).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> new FolderId(id));
        assertThatIllegalArgumentException().isThrownBy(() -> new EstablishmentId(id));
    }

    @Test
    void an_id_has_at_most_64_characters() {
        assertThat(FolderId.isWellFormed("f".repeat(64))).isTrue();
        assertThat(FolderId.isWellFormed("f".repeat(65))).isFalse();
    }

    @Test
    void an_idempotency_key_is_1_to_64_visible_ascii_characters_without_a_comma() {
        assertThat(IdempotencyKey.isWellFormed("!~".repeat(32))).isTrue();
        assertThat(IdempotencyKey.isWellFormed("!~".repeat(32) + "!")).isFalse();
        assertThat(IdempotencyKey.isWellFormed("")).isFalse();
        assertThat(IdempotencyKey.isWellFormed("a b")).isFalse();
        assertThat(IdempotencyKey.isWellFormed("é")).isFalse();
        assertThat(Stream.of(",", "a,", ",a", "a,b")).noneMatch(IdempotencyKey::isWellFormed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a/b", "a?b", "a%2fb"})
    void a_transaction_id_with_path_characters_is_rejected(String id) {
        assertThatIllegalArgumentException().isThrownBy(() -> new AncvTransactionId(id));
    }

    @Test
    void leading_zeros_are_rejected_in_a_new_ancv_id_and_accepted_in_a_stored_ancv_id() {
        assertThat(AncvId.isWellFormed("1")).isTrue();
        assertThat(AncvId.isWellFormed("12345678901234567890")).isTrue();
        assertThat(AncvId.isWellFormed("010000651")).isFalse();
        assertThat(AncvId.isWellFormed("0")).isFalse();
        assertThat(AncvId.isWellFormed("123456789012345678901")).isFalse();
        assertThat(new AncvId("010000651")).hasToString("010000651");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1000065a", "123456789012345678901", "١٢٣"})
    void a_malformed_ancv_id_is_rejected(String id) {
        assertThatIllegalArgumentException().isThrownBy(() -> new AncvId(id));
    }
}
