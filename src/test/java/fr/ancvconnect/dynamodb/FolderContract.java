package fr.ancvconnect.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.app.payment.PaymentWithHistory;
import fr.ancvconnect.app.payment.VersionedPayment;
import fr.ancvconnect.domain.Money;
import fr.ancvconnect.domain.folder.BookingFolder;
import fr.ancvconnect.domain.folder.BookingFolder.Origin;
import fr.ancvconnect.domain.folder.FolderSums;
import fr.ancvconnect.domain.folder.GuestRateLimit;
import fr.ancvconnect.domain.payment.PaymentRequest;
import fr.ancvconnect.domain.payment.PaymentRequest.Channel;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Folders are created once and read completely. */
interface FolderContract extends StoreProvider {

    @Test
    default void a_folder_is_read_as_it_was_written() {
        var rateLimit = StoreSamples.rateLimit(1, List.of(StoreSamples.NOW.minusSeconds(1), StoreSamples.NOW));
        var full = stores().folder(10_000, 7, 3, rateLimit, Optional.of(StoreSamples.NOW.plusNanos(1)));
        assertThat(stores().folders().find(full.id())).contains(full);
        var minimal = new BookingFolder(
                StoreSamples.folder(full.id().value() + "-minimal", 1).id(),
                StoreSamples.HOTEL,
                Origin.BOOKING_ENGINE,
                new FolderSums(Money.ofCents(9), Money.ofCents(5), Money.ofCents(4)),
                Optional.empty(),
                false,
                0,
                0,
                GuestRateLimit.none(),
                Optional.of(LocalDate.parse("2026-08-15")),
                StoreSamples.NOW,
                Optional.empty(),
                StoreSamples.NOW);
        assertThat(stores().folders().create(minimal)).isTrue();
        assertThat(stores().folders().find(minimal.id())).contains(minimal);
    }

    @Test
    default void a_folder_is_created_once() {
        var folder = stores().folder(10_000);
        assertThat(stores().folders().create(StoreSamples.folder(folder.id().value(), 20_000)))
                .isFalse();
        assertThat(stores().folders().find(folder.id())).contains(folder);
    }

    @Test
    default void a_folder_is_read_with_its_payments_newest_first() {
        var folder = stores().folder(10_000);
        List<VersionedPayment> payments =
                IntStream.of(2, 0, 1).mapToObj(number -> at(folder, number)).toList();
        payments.forEach(payment -> stores().startPayment(payment, folder));
        var folderWithPayments =
                stores().folders().findWithPayments(folder.id()).orElseThrow();
        assertThat(folderWithPayments.folder()).isEqualTo(stores().stored(folder));
        assertThat(folderWithPayments.payments())
                .extracting(PaymentWithHistory::payment)
                .containsExactlyElementsOf(payments.stream()
                        .sorted(Comparator.comparing(
                                payment -> payment.payment().request().requestedAt(), Comparator.reverseOrder()))
                        .toList());
    }

    private static VersionedPayment at(BookingFolder folder, int seconds) {
        PaymentRequest request = StoreSamples.request(folder.id(), "key-" + seconds, 10, Channel.BACK_OFFICE);
        return StoreSamples.requested(
                StoreSamples.requestedAt(StoreSamples.NOW.plusSeconds(seconds), request), "attempt");
    }
}
