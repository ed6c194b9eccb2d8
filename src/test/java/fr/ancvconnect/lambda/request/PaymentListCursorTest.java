package fr.ancvconnect.lambda.request;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.app.folder.EstablishmentPayments.Filter;
import fr.ancvconnect.app.folder.EstablishmentPayments.PaymentPosition;
import fr.ancvconnect.domain.EstablishmentId;
import fr.ancvconnect.domain.FolderId;
import fr.ancvconnect.domain.payment.IdempotencyKey;
import fr.ancvconnect.domain.payment.PaymentId;
import fr.ancvconnect.lambda.request.PaymentListRequest.PaymentListCursor;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A cursor must be rejected if it cannot be a result of the query: the store would reject it as a start key. */
class PaymentListCursorTest {

    private static final Instant AT = Instant.parse("2026-05-04T08:30:00.123Z");
    private static final FolderId FOLDER = new FolderId("f1");
    private static final PaymentPosition POSITION =
            new PaymentPosition(AT, FOLDER, PaymentId.of(FOLDER, new IdempotencyKey("k1")));

    private final PaymentListCursor cursor = cursor(AT, AT.plusMillis(1));

    private static PaymentListCursor cursor(Instant from, Instant to) {
        return new PaymentListCursor(
                new EstablishmentId("h1"),
                new Filter(Optional.of(from), Optional.of(to), Optional.empty(), Optional.of(FOLDER)));
    }

    @Test
    void a_decoded_cursor_equals_the_encoded_one() {
        assertThat(cursor.decode(cursor.encoded(POSITION))).contains(POSITION);
        assertThat(cursor.encoded(POSITION)).matches("[A-Za-z0-9_-]+");
    }

    @Test
    void a_cursor_is_not_valid_for_another_query() {
        assertThat(cursor(AT, AT.plusMillis(2)).decode(cursor.encoded(POSITION)))
                .isEmpty();
        assertThat(cursor(AT.minusMillis(1), AT.plusMillis(1)).decode(cursor.encoded(POSITION)))
                .isEmpty();
        assertThat(new PaymentListCursor(new EstablishmentId("h2"), cursor.filter()).decode(cursor.encoded(POSITION)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 1, 3_000_000_000_000_000L})
    void a_position_outside_the_time_range_of_the_query_is_rejected(long millisLater) {
        PaymentPosition forged = new PaymentPosition(AT.plusMillis(millisLater), FOLDER, POSITION.payment());
        assertThat(cursor.decode(cursor.encoded(forged))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "zz", "!", "ZjE", "ZjEKWA", "CgoK", "Cg"})
    void a_malformed_cursor_is_rejected(String text) {
        assertThat(cursor.decode(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"x\nf1\nAAAAAAAAAAAAAAAAAAAAAAAAAA", "1\n-\nAAAAAAAAAAAAAAAAAAAAAAAAAA", "1\nf1\nA", "1\nf1"})
    void a_malformed_position_for_the_right_query_is_rejected(String position) {
        String digest = OpaqueToken.lines(cursor.encoded(POSITION)).getFirst();
        assertThat(cursor.decode(OpaqueToken.of(digest, position))).isEmpty();
    }
}
