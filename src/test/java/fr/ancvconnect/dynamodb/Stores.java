package fr.ancvconnect.dynamodb;

import fr.ancvconnect.app.InMemoryStore;
import fr.ancvconnect.app.TrackedPayment;
import fr.ancvconnect.app.ports.DuePayments;
import fr.ancvconnect.app.ports.EstablishmentPayments;
import fr.ancvconnect.app.ports.EstablishmentStore;
import fr.ancvconnect.app.ports.FolderStore;
import fr.ancvconnect.app.ports.PaymentStore;
import fr.ancvconnect.app.ports.PaymentStore.Started;
import fr.ancvconnect.app.ports.PersonalData;
import fr.ancvconnect.domain.folder.BookingFolder;
import fr.ancvconnect.domain.folder.GuestPace;
import fr.ancvconnect.domain.payment.Decision.Changed;
import fr.ancvconnect.domain.payment.Payment;
import fr.ancvconnect.domain.payment.Pending;
import fr.ancvconnect.domain.payment.Requested;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The ports of one store, with the few steps that most tests take. */
record Stores(PaymentStore payments, FolderStore folders, EstablishmentStore establishments, DuePayments due,
              EstablishmentPayments lists, PersonalData personal) {

    static Stores on(Table table) {
        return new Stores(new DynamoDbPaymentStore(table), new DynamoDbFolderStore(table),
                new DynamoDbEstablishmentStore(table), new DynamoDbDuePayments(table),
                new DynamoDbEstablishmentPayments(table), new DynamoDbPersonalData(table));
    }

    static Stores inMemory() {
        var store = new InMemoryStore();
        return new Stores(store, store, store, store, store, store);
    }

    /** An open folder that no other test knows. */
    BookingFolder folder(long cents) {
        return folder(cents, 0, 0, GuestPace.none(), Optional.empty());
    }

    BookingFolder folder(long cents, int payments, int live, GuestPace pace, Optional<Instant> cancelledAt) {
        var folder = Samples.folder("F-" + UUID.randomUUID(), cents, payments, live, pace, cancelledAt);
        if (!folders.create(folder)) {
            throw new IllegalStateException("A new folder is there already");
        }
        return folder;
    }

    BookingFolder stored(BookingFolder folder) {
        return folders.find(folder.id()).orElseThrow();
    }

    Started start(TrackedPayment payment, BookingFolder read) {
        return payments.start(payment, Samples.entry(payment.payment()), read);
    }

    /** A payment that is surely written. */
    TrackedPayment started(TrackedPayment payment, BookingFolder folder) {
        return switch (start(payment, folder)) {
            case Started.Written written -> written.payment();
            case Started.AlreadyThere _, Started.FolderChanged _ -> throw new IllegalStateException("It did not start");
        };
    }

    TrackedPayment became(TrackedPayment from, Payment next) {
        return applied(from, Decisions.becomes(from, next));
    }

    TrackedPayment applied(TrackedPayment from, Changed decision) {
        return payments.apply(from, decision).orElseThrow();
    }

    /** A payment whose transaction is written; nobody was asked yet. */
    TrackedPayment known(TrackedPayment first) {
        var request = first.payment().request();
        return applied(first, Decisions.knows(first, new Requested(request, Optional.of(Samples.asking(request)))));
    }

    TrackedPayment pending(BookingFolder folder, String key, long cents) {
        TrackedPayment known = known(started(Samples.requested(folder, key, cents), folder));
        return became(known, new Pending(known.payment().request(), Samples.asking(known.payment().request())));
    }
}
