package fr.ancvconnect.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.app.payment.PaymentStore.Started.FolderChanged;
import fr.ancvconnect.app.payment.PaymentStore.Started.Written;
import fr.ancvconnect.app.payment.VersionedPayment;
import fr.ancvconnect.domain.AncvId;
import fr.ancvconnect.domain.EstablishmentId;
import fr.ancvconnect.domain.Money;
import fr.ancvconnect.domain.establishment.Establishment;
import fr.ancvconnect.domain.establishment.Establishment.CollectionMode;
import fr.ancvconnect.domain.payment.check.NextCheck;
import fr.ancvconnect.domain.payment.state.Payment.Paid;
import fr.ancvconnect.domain.payment.state.Payment.Pending;
import fr.ancvconnect.domain.payment.state.Payment.Requested;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * After each retried fault, the write takes effect once and the result is correct, whether or not an earlier attempt took
 * effect.
 */
class StoreFaultsTest {

    private static final String TABLE = "faults";

    private final StoreFaults faults = new StoreFaults();
    private final StoreFixture stores = StoreFixture.on(LocalTables.existing(TABLE, faults));

    static Stream<StoreFault> faults() {
        return StoreFault.all();
    }

    @BeforeAll
    static void createTable() {
        LocalTables.named(TABLE);
    }

    @ParameterizedTest
    @MethodSource("faults")
    void a_start_is_written_once(StoreFault fault) {
        var folder = stores.folder(100);
        var payment = StoreSamples.requestedByGuest(folder, "key", 100);
        faults.next(fault, 2);
        assertThat(stores.start(payment, folder)).isEqualTo(new Written(payment));
        assertThat(faults.remaining()).isLessThan(2);
        assertThat(stores.stored(folder).payments()).isEqualTo(1);
        assertThat(stores.stored(folder).sums().pending()).isEqualTo(Money.ofCents(100));
        faults.next(fault, 1);
        assertThat(stores.start(StoreSamples.requested(folder, "more", 1), folder))
                .isInstanceOf(FolderChanged.class);
    }

    @ParameterizedTest
    @MethodSource("faults")
    void each_step_of_a_payment_is_written_once(StoreFault fault) {
        var folder = stores.folder(100);
        VersionedPayment first = stores.startPayment(StoreSamples.requested(folder, "key", 100), folder);
        var request = first.payment().request();
        var authorization = StoreSamples.authorization(request);
        faults.next(fault, 2);
        VersionedPayment created = stores.apply(
                first, DecisionSamples.transactionStored(first, new Requested(request, Optional.of(authorization))));
        faults.next(fault, 2);
        VersionedPayment pending = stores.transition(created, new Pending(request, authorization));
        faults.next(fault, 2);
        VersionedPayment rescheduled = stores.payments()
                .reschedule(pending, NextCheck.at(StoreSamples.NOW))
                .orElseThrow();
        faults.next(fault, 2);
        VersionedPayment paid = stores.transition(
                rescheduled,
                new Paid(request, authorization, StoreSamples.confirmation(90), Optional.empty(), Optional.empty()));
        faults.next(fault, 1);
        assertThat(stores.payments().apply(rescheduled, DecisionSamples.changedTo(rescheduled, paid.payment())))
                .isEmpty();
        assertThat(paid.version()).isEqualTo(5);
        assertThat(stores.payments().findBoth(folder.id(), request.id()).payment())
                .contains(paid);
        assertThat(stores.stored(folder).sums().paid()).isEqualTo(Money.ofCents(90));
        assertThat(stores.folders()
                        .findPayment(folder.id(), request.id())
                        .orElseThrow()
                        .history())
                .hasSize(3);
    }

    @ParameterizedTest
    @MethodSource("faults")
    void folders_and_establishments_are_written_once(StoreFault fault) {
        var folder = StoreSamples.folder("F-" + UUID.randomUUID(), 100);
        faults.next(fault, 2);
        assertThat(stores.folders().create(folder)).isTrue();
        faults.next(fault, 2);
        assertThat(stores.folders().redeclare(folder, StoreSamples.declaration(50), StoreSamples.NOW))
                .isTrue();
        stores.startPayment(StoreSamples.requested(folder, "key", 50), folder);
        var declaration = new Establishment.Declaration("Hôtel", "FR", CollectionMode.PREPAID, Set.of());
        var declared = Establishment.declared(new EstablishmentId("E-" + UUID.randomUUID()), declaration);
        faults.next(fault, 2);
        assertThat(stores.establishments().save(declared, Optional.empty(), false))
                .isTrue();
        var read = stores.establishments().find(declared.id()).orElseThrow();
        faults.next(fault, 2);
        assertThat(stores.establishments()
                        .save(read.activated(new AncvId("7"), StoreSamples.NOW), Optional.of(read), true))
                .isTrue();
        assertThat(stores.establishments().find(declared.id()).orElseThrow().version())
                .isEqualTo(2);
    }

    @Test
    void a_start_succeeds_if_its_own_lost_write_used_the_amount_of_the_folder() {
        var folder = stores.folder(100);
        var payment = StoreSamples.requested(folder, "key", 100);
        stores.start(payment, folder);
        faults.next(StoreFault.FOLDER_CONDITION_FAILED, 1);
        assertThat(stores.start(payment, folder)).isEqualTo(new Written(payment));
    }
}
