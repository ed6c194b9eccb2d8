package fr.ancvconnect.dynamodb;

import fr.ancvconnect.app.InMemoryStore;
import fr.ancvconnect.app.activation.EstablishmentStore;
import fr.ancvconnect.app.erasure.PersonalDataStore;
import fr.ancvconnect.app.folder.EstablishmentPayments;
import fr.ancvconnect.app.folder.FolderStore;
import fr.ancvconnect.app.link.PaymentLinkStore;
import fr.ancvconnect.app.payment.PaymentStore;
import fr.ancvconnect.app.payment.PaymentStore.Started;
import fr.ancvconnect.app.payment.VersionedPayment;
import fr.ancvconnect.app.settlement.CheckIndex;
import fr.ancvconnect.domain.folder.BookingFolder;
import fr.ancvconnect.domain.folder.GuestRateLimit;
import fr.ancvconnect.domain.payment.decision.Decision.Changed;
import fr.ancvconnect.domain.payment.state.Payment;
import fr.ancvconnect.domain.payment.state.Payment.Pending;
import fr.ancvconnect.domain.payment.state.Payment.Requested;
import fr.ancvconnect.dynamodb.table.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The ports of one store, with the steps that most tests use. */
public record StoreFixture(
        PaymentStore payments,
        FolderStore folders,
        EstablishmentStore establishments,
        CheckIndex checkIndex,
        EstablishmentPayments establishmentPayments,
        PersonalDataStore personalData,
        PaymentLinkStore links) {

    public static StoreFixture on(Table table) {
        return new StoreFixture(
                new DynamoDbPaymentStore(table),
                new DynamoDbFolderStore(table),
                new DynamoDbEstablishmentStore(table),
                new DynamoDbCheckIndex(table),
                new DynamoDbEstablishmentPayments(table),
                new DynamoDbPersonalDataStore(table),
                new DynamoDbPaymentLinkStore(table));
    }

    static StoreFixture inMemory() {
        var store = new InMemoryStore();
        return new StoreFixture(store, store, store, store, store, store, store);
    }

    /** An open folder that no other test uses. */
    public BookingFolder folder(long cents) {
        return folder(cents, 0, 0, GuestRateLimit.none(), Optional.empty());
    }

    public BookingFolder folder(
            long cents, int payments, int live, GuestRateLimit rateLimit, Optional<Instant> cancelledAt) {
        var folder = StoreSamples.folder("F-" + UUID.randomUUID(), cents, payments, live, rateLimit, cancelledAt);
        if (!folders.create(folder)) {
            throw new IllegalStateException("The folder already exists");
        }
        return folder;
    }

    BookingFolder stored(BookingFolder folder) {
        return folders.find(folder.id()).orElseThrow();
    }

    Started start(VersionedPayment payment, BookingFolder read) {
        return payments.start(payment, StoreSamples.entry(payment.payment()), read);
    }

    /** Starts a payment, which must be written. */
    VersionedPayment startPayment(VersionedPayment payment, BookingFolder folder) {
        return switch (start(payment, folder)) {
            case Started.Written written -> written.payment();
            case Started.AlreadyExists _, Started.FolderChanged _ ->
                throw new IllegalStateException("The payment was not started");
        };
    }

    VersionedPayment transition(VersionedPayment from, Payment next) {
        return apply(from, DecisionSamples.changedTo(from, next));
    }

    VersionedPayment apply(VersionedPayment from, Changed decision) {
        return payments.apply(from, decision).orElseThrow();
    }

    /** A payment whose transaction is stored, before the request to the customer. */
    VersionedPayment withTransaction(VersionedPayment first) {
        var request = first.payment().request();
        return apply(
                first,
                DecisionSamples.transactionStored(
                        first, new Requested(request, Optional.of(StoreSamples.authorization(request)))));
    }

    VersionedPayment startPendingPayment(BookingFolder folder, String key, long cents) {
        VersionedPayment created = withTransaction(startPayment(StoreSamples.requested(folder, key, cents), folder));
        return transition(
                created,
                new Pending(
                        created.payment().request(),
                        StoreSamples.authorization(created.payment().request())));
    }
}
