package fr.ancvconnect.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.domain.Money;
import fr.ancvconnect.domain.folder.BookingFolder.Origin;
import fr.ancvconnect.domain.folder.Customer;
import fr.ancvconnect.domain.folder.FolderDeclaration;
import fr.ancvconnect.domain.folder.FolderSums;
import fr.ancvconnect.domain.folder.GuestRateLimit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A new declaration depends on the folder that was read, and the total never falls below the amount of the folder's payments. */
interface DeclarationContract extends StoreProvider {

    @Test
    default void a_declaration_changes_total_customer_and_card_guarantee() {
        var folder = stores().folder(10_000);
        assertThat(stores().folders().redeclare(folder, StoreSamples.declaration(12_000), StoreSamples.NOW))
                .isTrue();
        var withoutCustomer = stores().stored(folder);
        assertThat(withoutCustomer.sums().total()).isEqualTo(Money.ofCents(12_000));
        assertThat(withoutCustomer.customer()).isEmpty();
        assertThat(withoutCustomer.cardGuarantee()).isFalse();
        var customer = Optional.of(new Customer("Paul", "paul@exemple.fr"));
        var declaration = new FolderDeclaration(
                StoreSamples.HOTEL, Origin.BACK_OFFICE, Money.ofCents(12_000), customer, true, Optional.empty());
        assertThat(stores().folders().redeclare(withoutCustomer, declaration, StoreSamples.NOW))
                .isTrue();
        assertThat(stores().stored(folder).customer()).isEqualTo(customer);
        assertThat(stores().stored(folder).cardGuarantee()).isTrue();
    }

    @Test
    default void the_total_cannot_be_lowered_below_the_committed_amount() {
        var folder = stores().folder(10_000);
        stores().startPayment(StoreSamples.requested(folder, "key", 4_000), folder);
        assertThat(stores().folders().redeclare(folder, StoreSamples.declaration(3_999), StoreSamples.NOW))
                .isFalse();
        assertThat(stores().folders().redeclare(folder, StoreSamples.declaration(4_000), StoreSamples.NOW))
                .isTrue();
        assertThat(stores().stored(folder).sums().available()).isEqualTo(Money.ZERO);
    }

    @Test
    default void a_declaration_requires_the_current_total_and_an_open_folder() {
        var folder = stores().folder(10_000);
        assertThat(stores().folders().redeclare(folder, StoreSamples.declaration(12_000), StoreSamples.NOW))
                .isTrue();
        assertThat(stores().folders().redeclare(folder, StoreSamples.declaration(15_000), StoreSamples.NOW))
                .isFalse();
        var cancelled = stores().folder(10_000, 0, 0, GuestRateLimit.none(), Optional.of(StoreSamples.NOW));
        assertThat(stores().folders().redeclare(cancelled, StoreSamples.declaration(12_000), StoreSamples.NOW))
                .isFalse();
        assertThat(stores().folders()
                        .redeclare(StoreSamples.folder("not-there", 1), StoreSamples.declaration(2), StoreSamples.NOW))
                .isFalse();
    }

    @Test
    default void a_lower_total_and_concurrent_starts_never_commit_more_than_the_total() throws InterruptedException {
        for (int round = 0; round < 5; round++) {
            var folder = stores().folder(1_000);
            Concurrently.times(
                    8,
                    number -> number == 0
                            ? stores().folders().redeclare(folder, StoreSamples.declaration(500), StoreSamples.NOW)
                            : stores().start(StoreSamples.requested(folder, "key-" + number, 200), folder));
            FolderSums sums = stores().stored(folder).sums();
            assertThat(sums.committed()).isLessThanOrEqualTo(sums.total());
        }
    }

    @Test
    default void exactly_one_of_many_concurrent_declarations_succeeds() throws InterruptedException {
        var folder = stores().folder(10_000);
        List<Boolean> results = Concurrently.times(
                8,
                number -> stores().folders()
                        .redeclare(folder, StoreSamples.declaration(20_000 + number), StoreSamples.NOW));
        assertThat(results).containsOnlyOnce(true);
    }
}
