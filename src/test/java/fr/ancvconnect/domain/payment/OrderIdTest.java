package fr.ancvconnect.domain.payment;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.domain.FolderId;
import org.junit.jupiter.api.Test;

/** ANCV accepts order ids of at most 20 characters. */
class OrderIdTest {

    @Test
    void a_folder_id_of_at_most_20_characters_is_the_order_id() {
        assertThat(OrderId.of(new FolderId("FOLDER-2026-07-00042")).value()).isEqualTo("FOLDER-2026-07-00042");
    }

    /** {@code printf %s FOLDER-2026-07-000421 | openssl dgst -sha256 -binary | base32 | cut -c1-20} */
    @Test
    void a_longer_folder_id_is_hashed() {
        assertThat(OrderId.of(new FolderId("FOLDER-2026-07-000421")).value()).isEqualTo("BVYI4PLBJHRMDWSPACFR");
    }
}
