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
    void it_is_read_as_it_was_written() {
        assertThat(FolderCursor.decode(cursor.encoded(), FOLDER)).contains(cursor);
    }

    @Test
    void another_folder_does_not_know_it() {
        assertThat(FolderCursor.decode(cursor.encoded(), new FolderId("f2"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "zz", "!", "ZjE", "ZjEKWA"})
    void anything_else_is_none(String garbage) {
        assertThat(FolderCursor.decode(garbage, FOLDER)).isEmpty();
    }
}
