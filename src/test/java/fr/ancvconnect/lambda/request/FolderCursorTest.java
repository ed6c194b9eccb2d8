package fr.ancvconnect.lambda.request;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.domain.FolderId;
import fr.ancvconnect.domain.payment.IdempotencyKey;
import fr.ancvconnect.domain.payment.PaymentId;
import fr.ancvconnect.lambda.request.PageRequest.FolderCursor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A cursor is valid only for its own query. */
class FolderCursorTest {

    private static final FolderId FOLDER = new FolderId("f1");
    private final FolderCursor cursor = new FolderCursor(FOLDER, PaymentId.of(FOLDER, new IdempotencyKey("k1")));

    @Test
    void a_decoded_cursor_equals_the_encoded_one() {
        assertThat(FolderCursor.decode(cursor.encoded(), FOLDER)).contains(cursor);
    }

    @Test
    void a_cursor_is_not_valid_for_another_folder() {
        assertThat(FolderCursor.decode(cursor.encoded(), new FolderId("f2"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "zz", "!", "ZjE", "ZjEKWA"})
    void a_malformed_cursor_is_rejected(String text) {
        assertThat(FolderCursor.decode(text, FOLDER)).isEmpty();
    }
}
