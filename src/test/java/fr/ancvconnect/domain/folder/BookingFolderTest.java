package fr.ancvconnect.domain.folder;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.domain.EstablishmentId;
import fr.ancvconnect.domain.FolderId;
import fr.ancvconnect.domain.Money;
import fr.ancvconnect.domain.folder.BookingFolder.Advice;
import fr.ancvconnect.domain.folder.BookingFolder.Origin;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BookingFolderTest {

    private static final Instant NOW = Instant.parse("2026-07-01T10:00:00Z");

    @Test
    void a_new_folder_is_open_and_its_total_is_available() {
        var declaration = new FolderDeclaration(
                new EstablishmentId("hotel"),
                Origin.BOOKING_ENGINE,
                Money.ofCents(30_000),
                Optional.of(new Customer("Marie", "marie@exemple.fr")),
                true,
                Optional.of(LocalDate.parse("2026-08-15")));
        BookingFolder folder = BookingFolder.declared(new FolderId("F-1"), declaration, NOW);

        assertThat(folder)
                .isEqualTo(new BookingFolder(
                        new FolderId("F-1"),
                        new EstablishmentId("hotel"),
                        Origin.BOOKING_ENGINE,
                        sums(30_000, 0, 0),
                        declaration.customer(),
                        true,
                        0,
                        0,
                        GuestRateLimit.none(),
                        declaration.endsOn(),
                        NOW,
                        Optional.empty(),
                        NOW));
        assertThat(folder.isCancelled()).isFalse();
        assertThat(folder.sums().available()).isEqualTo(Money.ofCents(30_000));
    }

    @ParameterizedTest(name = "of {0}: {1} paid, {2} pending")
    @CsvSource({
        "30000, 0,     0,     30000, 30000",
        "30000, 12000, 0,     18000, 18000",
        "30000, 0,     12000, 30000, 18000",
        "30000, 12000, 18000, 18000, 0",
        "30000, 30000, 0,     0,     0",
        "30000, 30000, 12000, 0,     0",
        "30000, 36000, 0,     0,     0"
    })
    void the_balance_excludes_paid_amounts_and_the_available_amount_also_pending_amounts(
            long total, long paid, long pending, long balance, long available) {
        assertThat(sums(total, paid, pending).balance()).isEqualTo(Money.ofCents(balance));
        assertThat(sums(total, paid, pending).available()).isEqualTo(Money.ofCents(available));
    }

    @ParameterizedTest(name = "{0}, {1} paid and {2} pending of 30000, card guarantee {3}: advised {4}")
    @CsvSource({
        "BACK_OFFICE,    12000, 0,     false, true",
        "BACK_OFFICE,    0,     12000, false, true",
        "BACK_OFFICE,    12000, 17999, false, true",
        "BACK_OFFICE,    12000, 18000, false, false",
        "BACK_OFFICE,    30000, 0,     false, false",
        "BACK_OFFICE,    0,     0,     false, false",
        "BACK_OFFICE,    12000, 0,     true,  false",
        "BOOKING_ENGINE, 12000, 0,     false, false"
    })
    void a_card_guarantee_is_advised_for_a_partly_paid_back_office_folder(
            Origin origin, long paid, long pending, boolean cardGuarantee, boolean advised) {
        BookingFolder folder = folder(origin, sums(30_000, paid, pending), cardGuarantee, 1, 1);

        assertThat(folder.advice().contains(Advice.REGISTER_CARD_GUARANTEE)).isEqualTo(advised);
    }

    @ParameterizedTest(name = "{0} payments, {1} of them live: full {2}")
    @CsvSource({"24, 24, false", "25, 25, true", "199, 0, false", "200, 0, true", "199, 24, false"})
    void a_folder_is_full_with_25_live_payments_or_200_payments_in_total(int payments, int live, boolean full) {
        assertThat(folder(Origin.BACK_OFFICE, sums(30_000, 0, 0), true, payments, live)
                        .isFull())
                .isEqualTo(full);
    }

    @Test
    void the_text_of_a_customer_contains_no_personal_data() {
        assertThat(new Customer("Marie", "marie@exemple.fr").toString()).doesNotContain("Marie", "exemple");
    }

    private static FolderSums sums(long total, long paid, long pending) {
        return new FolderSums(Money.ofCents(total), Money.ofCents(paid), Money.ofCents(pending));
    }

    private static BookingFolder folder(Origin origin, FolderSums sums, boolean cardGuarantee, int payments, int live) {
        return new BookingFolder(
                new FolderId("F-1"),
                new EstablishmentId("hotel"),
                origin,
                sums,
                Optional.empty(),
                cardGuarantee,
                payments,
                live,
                GuestRateLimit.none(),
                Optional.empty(),
                NOW,
                Optional.empty(),
                NOW);
    }
}
