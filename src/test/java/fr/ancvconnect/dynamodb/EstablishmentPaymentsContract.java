package fr.ancvconnect.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.app.folder.EstablishmentPayments.Filter;
import fr.ancvconnect.app.folder.EstablishmentPayments.PaymentPage;
import fr.ancvconnect.app.payment.VersionedPayment;
import fr.ancvconnect.domain.EstablishmentId;
import fr.ancvconnect.domain.FolderId;
import fr.ancvconnect.domain.folder.BookingFolder;
import fr.ancvconnect.domain.payment.PaymentRequest;
import fr.ancvconnect.domain.payment.PaymentRequest.Channel;
import fr.ancvconnect.domain.payment.PaymentStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** An establishment's payments are listed across its folders. */
interface EstablishmentPaymentsContract extends StoreProvider {

    Instant MIDNIGHT = Instant.parse("2026-05-04T00:00:00Z");

    @Test
    default void payments_of_all_folders_are_listed_newest_first() {
        var hotel = new Hotel(stores());
        VersionedPayment second = hotel.payment(hotel.folder(), 1);
        VersionedPayment third = hotel.payment(hotel.folder(), 2);
        VersionedPayment first = hotel.payment(hotel.folder(), 0);
        assertThat(hotel.page(Filter.all(), 10))
                .isEqualTo(new PaymentPage(List.of(third, second, first), Optional.empty()));
    }

    @Test
    default void another_establishments_payments_are_not_listed() {
        var hotel = new Hotel(stores());
        var another = new Hotel(stores());
        VersionedPayment own = hotel.payment(hotel.folder(), 0);
        another.payment(another.folder(), 0);
        assertThat(hotel.page(Filter.all(), 10).payments()).containsExactly(own);
        assertThat(new Hotel(stores()).page(Filter.all(), 10)).isEqualTo(new PaymentPage(List.of(), Optional.empty()));
    }

    @Test
    default void the_start_of_the_period_is_inclusive_and_the_end_is_exclusive() {
        var hotel = new Hotel(stores());
        List<VersionedPayment> payments = IntStream.range(0, 3)
                .mapToObj(millis -> hotel.payment(hotel.folder(), millis))
                .toList();
        assertThat(hotel.page(between(MIDNIGHT.plusMillis(1), MIDNIGHT.plusMillis(2)), 10)
                        .payments())
                .containsExactly(payments.get(1));
        assertThat(hotel.page(between(MIDNIGHT, MIDNIGHT.plusMillis(3)), 10).payments())
                .hasSize(3);
        assertThat(hotel.page(
                                new Filter(
                                        Optional.of(MIDNIGHT.plusMillis(1)),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty()),
                                10)
                        .payments())
                .containsExactly(payments.get(2), payments.get(1));
        assertThat(hotel.page(
                                new Filter(
                                        Optional.empty(),
                                        Optional.of(MIDNIGHT.plusMillis(1)),
                                        Optional.empty(),
                                        Optional.empty()),
                                10)
                        .payments())
                .containsExactly(payments.get(0));
    }

    @Test
    default void an_empty_or_negative_period_matches_no_payments() {
        var hotel = new Hotel(stores());
        hotel.payment(hotel.folder(), 0);
        assertThat(hotel.page(between(MIDNIGHT, MIDNIGHT), 10)).isEqualTo(new PaymentPage(List.of(), Optional.empty()));
        assertThat(hotel.page(between(MIDNIGHT.plusMillis(1), MIDNIGHT), 10))
                .isEqualTo(new PaymentPage(List.of(), Optional.empty()));
        assertThat(hotel.page(between(Filter.EARLIEST, Filter.LATEST), 10).payments())
                .hasSize(1);
    }

    @Test
    default void payments_can_be_filtered_by_status_and_folder() {
        var hotel = new Hotel(stores());
        BookingFolder folder = hotel.folder();
        VersionedPayment requested = hotel.payment(folder, 0);
        VersionedPayment paid = hotel.paid(hotel.payment(folder, 1));
        VersionedPayment elsewhere = hotel.paid(hotel.payment(hotel.folder(), 2));
        assertThat(hotel.page(only(PaymentStatus.PAID), 10).payments()).containsExactly(elsewhere, paid);
        assertThat(hotel.page(only(PaymentStatus.REFUSED), 10)).isEqualTo(new PaymentPage(List.of(), Optional.empty()));
        assertThat(hotel.page(in(folder, Optional.empty()), 10).payments()).containsExactly(paid, requested);
        assertThat(hotel.page(in(folder, Optional.of(PaymentStatus.PAID)), 10).payments())
                .containsExactly(paid);
    }

    @Test
    default void pages_skip_and_repeat_nothing_even_if_payments_have_equal_timestamps() {
        var hotel = new Hotel(stores());
        List<BookingFolder> folders = List.of(hotel.folder(), hotel.folder());
        List<VersionedPayment> all = IntStream.range(0, 24)
                .mapToObj(number -> {
                    VersionedPayment payment = hotel.payment(folders.get(number % 2), number / 8);
                    return number % 3 == 0 ? hotel.paid(payment) : payment;
                })
                .toList();
        for (Filter filter :
                List.of(Filter.all(), only(PaymentStatus.PAID), in(folders.getFirst(), Optional.empty()))) {
            List<VersionedPayment> unpaged = hotel.page(filter, 100).payments();
            for (int limit : List.of(1, 3, 8, 24)) {
                assertThat(hotel.pages(filter, limit)).containsExactlyElementsOf(unpaged);
            }
        }
        assertThat(hotel.pages(Filter.all(), 5))
                .containsExactlyInAnyOrderElementsOf(all)
                .isSortedAccordingTo((first, second) -> second.payment()
                        .request()
                        .requestedAt()
                        .compareTo(first.payment().request().requestedAt()));
    }

    @Test
    default void the_last_page_has_no_cursor_and_later_payments_do_not_shift_the_pages() {
        var hotel = new Hotel(stores());
        BookingFolder folder = hotel.folder();
        List<VersionedPayment> payments = IntStream.range(0, 4)
                .mapToObj(millis -> hotel.payment(folder, millis))
                .toList();
        PaymentPage first = hotel.page(Filter.all(), 2);
        hotel.payment(folder, 9);
        PaymentPage second = hotel.stores().establishmentPayments().page(hotel.id(), Filter.all(), 2, first.end());
        assertThat(second).isEqualTo(new PaymentPage(List.of(payments.get(1), payments.get(0)), Optional.empty()));
    }

    private static Filter between(Instant from, Instant to) {
        return new Filter(Optional.of(from), Optional.of(to), Optional.empty(), Optional.empty());
    }

    private static Filter only(PaymentStatus status) {
        return new Filter(Optional.empty(), Optional.empty(), Optional.of(status), Optional.empty());
    }

    private static Filter in(BookingFolder folder, Optional<PaymentStatus> status) {
        return new Filter(Optional.empty(), Optional.empty(), status, Optional.of(folder.id()));
    }

    /** An establishment that no other test uses. */
    record Hotel(StoreFixture stores, EstablishmentId id) {

        Hotel(StoreFixture stores) {
            this(stores, new EstablishmentId("H-" + UUID.randomUUID()));
        }

        BookingFolder folder() {
            return stores.folder(100_000);
        }

        /** A payment requested this number of milliseconds after midnight. */
        VersionedPayment payment(BookingFolder folder, int millis) {
            FolderId in = folder.id();
            PaymentRequest plain = StoreSamples.request(in, UUID.randomUUID().toString(), 100, Channel.BACK_OFFICE);
            return stores.startPayment(
                    StoreSamples.requested(
                            new PaymentRequest(
                                    plain.id(),
                                    in,
                                    id,
                                    plain.ancvId(),
                                    plain.channel(),
                                    plain.by(),
                                    plain.amount(),
                                    plain.beneficiaryMask(),
                                    MIDNIGHT.plusMillis(millis),
                                    plain.link()),
                            "attempt"),
                    folder);
        }

        VersionedPayment paid(VersionedPayment payment) {
            VersionedPayment created = stores.withTransaction(payment);
            return stores.transition(created, DecisionSamples.paid(created, 100));
        }

        PaymentPage page(Filter filter, int limit) {
            return stores.establishmentPayments().page(id, filter, limit, Optional.empty());
        }

        /** The payments of all pages, read one after the other. */
        List<VersionedPayment> pages(Filter filter, int limit) {
            var all = new ArrayList<VersionedPayment>();
            PaymentPage page = page(filter, limit);
            all.addAll(page.payments());
            while (page.end().isPresent()) {
                page = stores.establishmentPayments().page(id, filter, limit, page.end());
                assertThat(page.payments()).hasSizeLessThanOrEqualTo(limit);
                all.addAll(page.payments());
            }
            return List.copyOf(all);
        }
    }
}
