package fr.ancvconnect.domain.folder;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.domain.Actor;
import fr.ancvconnect.domain.AncvId;
import fr.ancvconnect.domain.EstablishmentId;
import fr.ancvconnect.domain.FolderId;
import fr.ancvconnect.domain.Money;
import fr.ancvconnect.domain.ancv.AncvTransactionId;
import fr.ancvconnect.domain.folder.BookingFolder.Origin;
import fr.ancvconnect.domain.payment.Confirmation;
import fr.ancvconnect.domain.payment.IdempotencyKey;
import fr.ancvconnect.domain.payment.PaymentId;
import fr.ancvconnect.domain.payment.PaymentRequest;
import fr.ancvconnect.domain.payment.PaymentRequest.Channel;
import fr.ancvconnect.domain.payment.Reason;
import fr.ancvconnect.domain.payment.state.AuthorizationRequest;
import fr.ancvconnect.domain.payment.state.Ending;
import fr.ancvconnect.domain.payment.state.Payment;
import fr.ancvconnect.domain.payment.state.Payment.Expired;
import fr.ancvconnect.domain.payment.state.Payment.Paid;
import fr.ancvconnect.domain.payment.state.Payment.Pending;
import fr.ancvconnect.domain.payment.state.Payment.Refusing;
import fr.ancvconnect.domain.payment.state.ReservedAmount;
import fr.ancvconnect.domain.payment.state.Reversal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The time from which the customer of a folder is no longer needed. */
class FolderClosingTest {

    private static final Instant DECLARED = Instant.parse("2026-07-01T10:00:00Z");
    private static final FolderId ID = new FolderId("F-1");
    private static final PaymentRequest REQUEST = new PaymentRequest(
            PaymentId.of(ID, new IdempotencyKey("k")),
            ID,
            new EstablishmentId("hotel"),
            new AncvId("10000651"),
            Channel.BACK_OFFICE,
            Actor.ESTABLISHMENT,
            Money.ofCents(4_000),
            Optional.empty(),
            DECLARED,
            Optional.empty());
    private static final AuthorizationRequest AUTHORIZATION =
            new AuthorizationRequest(new AncvTransactionId("T"), DECLARED.plusSeconds(180), DECLARED.plusSeconds(300));
    private static final Confirmation CONFIRMED = new Confirmation(Money.ofCents(4_000), DECLARED.plusSeconds(20));
    private static final Paid PAID = new Paid(REQUEST, AUTHORIZATION, CONFIRMED, Optional.empty(), Optional.empty());

    private static BookingFolder folder(Optional<LocalDate> endsOn) {
        return BookingFolder.declared(
                ID,
                new FolderDeclaration(
                        new EstablishmentId("hotel"),
                        Origin.BACK_OFFICE,
                        Money.ofCents(10_000),
                        Optional.empty(),
                        false,
                        endsOn),
                DECLARED);
    }

    @Test
    void a_folder_closes_30_days_after_its_end_date() {
        BookingFolder folder = folder(Optional.of(LocalDate.parse("2026-08-15")));
        assertThat(FolderClosing.closedAt(folder, List.of(PAID), DECLARED))
                .contains(Instant.parse("2026-09-15T00:00:00Z"));
    }

    @Test
    void a_folder_closes_at_the_last_payment_change_if_that_is_later() {
        BookingFolder folder = folder(Optional.of(LocalDate.parse("2026-08-15")));
        Instant changedAt = Instant.parse("2026-11-20T09:00:00Z");
        assertThat(FolderClosing.closedAt(folder, List.of(PAID), changedAt)).contains(changedAt);
    }

    @Test
    void a_folder_without_an_end_date_closes_400_days_after_its_last_change() {
        Instant changedAt = DECLARED.plus(Duration.ofDays(100));
        assertThat(FolderClosing.closedAt(folder(Optional.empty()), List.of(PAID), changedAt))
                .contains(changedAt.plus(Duration.ofDays(400)));
    }

    @Test
    void a_cancelled_folder_closes_at_its_cancellation_or_at_a_later_payment_change() {
        Instant cancelled = DECLARED.plus(Duration.ofDays(1));
        BookingFolder folder =
                folder(Optional.of(LocalDate.parse("2026-08-15"))).cancelled(cancelled, ReservedAmount.NONE);
        assertThat(FolderClosing.closedAt(folder, List.of(PAID), DECLARED)).contains(cancelled);
        Instant changedAt = cancelled.plus(Duration.ofDays(200));
        assertThat(FolderClosing.closedAt(folder, List.of(PAID), changedAt)).contains(changedAt);
    }

    @ParameterizedTest
    @MethodSource
    void a_folder_with_a_payment_in_progress_is_not_closed(Payment payment) {
        BookingFolder folder = folder(Optional.of(LocalDate.parse("2020-08-15")));
        assertThat(FolderClosing.closedAt(folder, List.of(PAID, payment), DECLARED))
                .isEmpty();
    }

    private static Stream<Payment> a_folder_with_a_payment_in_progress_is_not_closed() {
        return Stream.of(
                new Pending(REQUEST, AUTHORIZATION),
                new Refusing(REQUEST, AUTHORIZATION, Optional.of(CONFIRMED), Actor.ESTABLISHMENT, Optional.empty()),
                new Expired(
                        REQUEST,
                        Optional.of(AUTHORIZATION),
                        new Ending(
                                DECLARED,
                                Optional.of(Reason.NOT_CONFIRMED_IN_TIME),
                                Optional.of(Reversal.pending(CONFIRMED)))));
    }
}
