package fr.ancvconnect.dynamodb;

import fr.ancvconnect.app.Fingerprint;
import fr.ancvconnect.app.PaymentMarks;
import fr.ancvconnect.app.TrackedPayment;
import fr.ancvconnect.domain.AncvId;
import fr.ancvconnect.domain.By;
import fr.ancvconnect.domain.EstablishmentId;
import fr.ancvconnect.domain.FolderId;
import fr.ancvconnect.domain.Money;
import fr.ancvconnect.domain.ancv.AncvTransactionId;
import fr.ancvconnect.domain.folder.BookingFolder;
import fr.ancvconnect.domain.folder.Customer;
import fr.ancvconnect.domain.folder.FolderDeclaration;
import fr.ancvconnect.domain.folder.FolderSums;
import fr.ancvconnect.domain.folder.GuestPace;
import fr.ancvconnect.domain.folder.Origin;
import fr.ancvconnect.domain.payment.Asking;
import fr.ancvconnect.domain.payment.Channel;
import fr.ancvconnect.domain.payment.Confirmation;
import fr.ancvconnect.domain.payment.FollowUp;
import fr.ancvconnect.domain.payment.HistoryEntry;
import fr.ancvconnect.domain.payment.IdempotencyKey;
import fr.ancvconnect.domain.payment.Payment;
import fr.ancvconnect.domain.payment.PaymentId;
import fr.ancvconnect.domain.payment.PaymentRequest;
import fr.ancvconnect.domain.payment.Requested;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Folders, payments and decisions as the tests of the store need them. */
public final class Samples {

    /** With all the nanoseconds that a clock can give. */
    public static final Instant NOW = Instant.parse("2026-05-04T08:30:00.123456789Z");

    static final EstablishmentId HOTEL = new EstablishmentId("hotel");
    static final AncvId SHOP = new AncvId("10000651");

    private static final String TRANSACTION = "T-";

    private Samples() {
    }

    /** An open folder of the back office with a customer. */
    public static BookingFolder folder(String id, long cents) {
        return folder(id, cents, 0, 0, GuestPace.none(), Optional.empty());
    }

    static BookingFolder folder(String id, long cents, int payments, int live, GuestPace pace, Optional<Instant> cancelledAt) {
        return new BookingFolder(new FolderId(id), HOTEL, Origin.BACK_OFFICE, FolderSums.of(Money.ofCents(cents)),
                Optional.of(new Customer("Marie Martin", "marie@exemple.fr")), true, payments, live, pace,
                Optional.empty(), NOW, cancelledAt, NOW);
    }

    static FolderDeclaration declaration(long cents) {
        return new FolderDeclaration(HOTEL, Origin.BACK_OFFICE, Money.ofCents(cents), Optional.empty(), false,
                Optional.empty());
    }

    static PaymentRequest request(FolderId folder, String key, long cents, Channel channel) {
        return new PaymentRequest(PaymentId.of(folder, new IdempotencyKey(key)), folder, HOTEL, SHOP,
                channel, By.ESTABLISHMENT, Money.ofCents(cents), Optional.of("m***@exemple.fr"), NOW);
    }

    static TrackedPayment requested(BookingFolder folder, String key, long cents) {
        return requested(request(folder.id(), key, cents, Channel.BACK_OFFICE), "attempt-" + key);
    }

    static TrackedPayment byGuest(BookingFolder folder, String key, long cents) {
        return requested(request(folder.id(), key, cents, Channel.BOOKING_ENGINE), "attempt-" + key);
    }

    static TrackedPayment requested(PaymentRequest request, String attempt) {
        return new TrackedPayment(new Requested(request, Optional.empty()), FollowUp.at(NOW.plusSeconds(40)),
                marks(attempt), 1);
    }

    static PaymentMarks marks(String attempt) {
        return new PaymentMarks(attempt, Optional.of(new Fingerprint("ver001", "mac")), "address");
    }

    static HistoryEntry entry(Payment payment) {
        return new HistoryEntry(NOW, payment.status(), By.ESTABLISHMENT, Optional.empty());
    }

    static Asking asking(PaymentRequest request) {
        return new Asking(new AncvTransactionId(TRANSACTION + request.id().value()), NOW.plusSeconds(180), NOW.plusSeconds(300));
    }

    /** The payment that the transaction of {@link #asking} is for. */
    static PaymentId paymentOf(AncvTransactionId transaction) {
        return new PaymentId(transaction.value().substring(TRANSACTION.length()));
    }

    static Confirmation confirmation(long cents) {
        return new Confirmation(Money.ofCents(cents), NOW.plusSeconds(20));
    }

    static GuestPace pace(int pending, List<Instant> starts) {
        return new GuestPace(starts, pending);
    }
}
