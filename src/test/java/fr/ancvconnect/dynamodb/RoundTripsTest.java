package fr.ancvconnect.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.app.payment.VersionedPayment;
import fr.ancvconnect.domain.AncvId;
import fr.ancvconnect.domain.EstablishmentId;
import fr.ancvconnect.domain.establishment.Establishment;
import fr.ancvconnect.domain.establishment.Establishment.CollectionMode;
import fr.ancvconnect.domain.folder.BookingFolder;
import fr.ancvconnect.domain.payment.PaymentRequest;
import fr.ancvconnect.domain.payment.check.CheckPriority;
import fr.ancvconnect.domain.payment.check.NextCheck;
import fr.ancvconnect.domain.payment.state.Payment.Paid;
import fr.ancvconnect.domain.payment.state.Payment.Pending;
import fr.ancvconnect.domain.payment.state.Payment.Requested;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The budget of round trips: each step is one call. */
class RoundTripsTest {

    private static final String TABLE = "round-trips";
    private static final String TRANSACTION = "TransactWriteItems";

    private final RecordedCalls calls = new RecordedCalls();
    private final StoreFixture stores = StoreFixture.on(LocalTables.existing(TABLE, calls));
    private BookingFolder folder;
    private VersionedPayment first;
    private PaymentRequest request;
    private Requested created;

    @BeforeAll
    static void createTable() {
        LocalTables.named(TABLE);
    }

    @BeforeEach
    void prepare() {
        folder = stores.folder(10_000);
        first = StoreSamples.requested(folder, "key", 100);
        request = first.payment().request();
        created = new Requested(request, Optional.of(StoreSamples.authorization(request)));
    }

    @Test
    void a_start_costs_two_transactions_and_one_write() {
        assertThat(calls.of(() -> stores.start(first, folder))).containsExactly(TRANSACTION);
        assertThat(calls.of(() -> stores.apply(first, DecisionSamples.transactionStored(first, created))))
                .containsExactly(TRANSACTION);
        VersionedPayment read =
                stores.payments().find(folder.id(), request.id()).orElseThrow();
        assertThat(calls.of(() -> stores.transition(read, new Pending(request, StoreSamples.authorization(request)))))
                .containsExactly("UpdateItem");
    }

    @Test
    void a_decision_costs_one_transaction_and_a_reschedule_costs_one_write() {
        stores.start(first, folder);
        var paid = new Paid(
                request,
                StoreSamples.authorization(request),
                StoreSamples.confirmation(100),
                Optional.empty(),
                Optional.empty());
        assertThat(calls.of(() -> stores.transition(first, paid))).containsExactly(TRANSACTION);
        VersionedPayment read =
                stores.payments().find(folder.id(), request.id()).orElseThrow();
        assertThat(calls.of(() -> stores.payments().reschedule(read, NextCheck.settled(StoreSamples.NOW))))
                .containsExactly("UpdateItem");
    }

    @Test
    void a_start_with_an_existing_key_costs_one_transaction() {
        stores.start(first, folder);
        assertThat(calls.of(() -> stores.start(StoreSamples.requested(request, "other"), folder)))
                .containsExactly(TRANSACTION);
    }

    @Test
    void a_read_costs_one_call_and_a_read_by_transaction_costs_two() {
        stores.apply(stores.startPayment(first, folder), DecisionSamples.transactionStored(first, created));
        assertThat(calls.of(() -> stores.payments().findBoth(folder.id(), request.id())))
                .containsExactly("BatchGetItem");
        assertThat(calls.of(() -> stores.payments().find(folder.id(), request.id())))
                .containsExactly("GetItem");
        assertThat(calls.of(() -> stores.folders().findPayment(folder.id(), request.id())))
                .containsExactly("Query");
        assertThat(calls.of(() -> stores.folders().findWithPayments(folder.id())))
                .containsExactly("Query");
        assertThat(calls.of(() -> stores.folders().find(folder.id()))).containsExactly("GetItem");
        assertThat(calls.of(
                        () -> stores.checkIndex().due(CheckPriority.URGENT, 0, StoreSamples.NOW, 10, Optional.empty())))
                .containsExactly("Query");
        var transaction = StoreSamples.authorization(request).transaction();
        assertThat(calls.of(() -> stores.payments().findByTransaction(transaction)))
                .containsExactly("GetItem", "GetItem");
    }

    @Test
    void an_establishment_is_saved_in_a_transaction_only_if_the_register_changes() {
        var declaration = new Establishment.Declaration("Hôtel", "FR", CollectionMode.PREPAID, Set.of());
        var declared = Establishment.declared(new EstablishmentId("round-trips"), declaration);
        assertThat(calls.of(() -> stores.establishments().save(declared, Optional.empty(), false)))
                .containsExactly("PutItem");
        var read = stores.establishments().find(declared.id()).orElseThrow();
        var active = read.activated(new AncvId("10000651"), StoreSamples.NOW);
        assertThat(calls.of(() -> stores.establishments().save(active, Optional.of(read), false)))
                .containsExactly(TRANSACTION);
        var again = stores.establishments().find(declared.id()).orElseThrow();
        assertThat(calls.of(
                        () -> stores.establishments().save(again.redeclared(declaration), Optional.of(again), true)))
                .containsExactly("PutItem");
    }
}
