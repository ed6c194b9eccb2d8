package fr.ancvconnect.dynamodb;

import fr.ancvconnect.app.payment.Fingerprints.Fingerprint;
import fr.ancvconnect.app.payment.VersionedPayment;
import fr.ancvconnect.app.payment.VersionedPayment.PaymentMetadata;
import fr.ancvconnect.domain.Actor;
import fr.ancvconnect.domain.AncvId;
import fr.ancvconnect.domain.EstablishmentId;
import fr.ancvconnect.domain.FolderId;
import fr.ancvconnect.domain.Money;
import fr.ancvconnect.domain.ancv.AncvTransactionId;
import fr.ancvconnect.domain.folder.BookingFolder;
import fr.ancvconnect.domain.folder.BookingFolder.Origin;
import fr.ancvconnect.domain.folder.Customer;
import fr.ancvconnect.domain.folder.FolderDeclaration;
import fr.ancvconnect.domain.folder.FolderSums;
import fr.ancvconnect.domain.folder.GuestRateLimit;
import fr.ancvconnect.domain.link.PaymentLink;
import fr.ancvconnect.domain.payment.Confirmation;
import fr.ancvconnect.domain.payment.HistoryEntry;
import fr.ancvconnect.domain.payment.IdempotencyKey;
import fr.ancvconnect.domain.payment.PaymentId;
import fr.ancvconnect.domain.payment.PaymentRequest;
import fr.ancvconnect.domain.payment.PaymentRequest.Channel;
import fr.ancvconnect.domain.payment.check.NextCheck;
import fr.ancvconnect.domain.payment.state.AuthorizationRequest;
import fr.ancvconnect.domain.payment.state.Payment;
import fr.ancvconnect.domain.payment.state.Payment.Requested;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Sample folders, payments and decisions for the tests of the store. */
public final class StoreSamples {

    /** Has the full precision of a clock, in nanoseconds. */
    public static final Instant NOW = Instant.parse("2026-05-04T08:30:00.123456789Z");

    public static final EstablishmentId HOTEL = new EstablishmentId("hotel");
    public static final AncvId SHOP = new AncvId("10000651");

    private static final String TRANSACTION = "T-";

    private StoreSamples() {}

    /** An open folder of the back office with a customer. */
    public static BookingFolder folder(String id, long cents) {
        return folder(id, cents, 0, 0, GuestRateLimit.none(), Optional.empty());
    }

    static BookingFolder folder(
            String id, long cents, int payments, int live, GuestRateLimit rateLimit, Optional<Instant> cancelledAt) {
        return new BookingFolder(
                new FolderId(id),
                HOTEL,
                Origin.BACK_OFFICE,
                FolderSums.of(Money.ofCents(cents)),
                Optional.of(new Customer("Marie Martin", "marie@exemple.fr")),
                true,
                payments,
                live,
                rateLimit,
                Optional.empty(),
                NOW,
                cancelledAt,
                NOW);
    }

    static FolderDeclaration declaration(long cents) {
        return new FolderDeclaration(
                HOTEL, Origin.BACK_OFFICE, Money.ofCents(cents), Optional.empty(), false, Optional.empty());
    }

    public static PaymentRequest request(FolderId folder, String key, long cents, Channel channel) {
        return new PaymentRequest(
                PaymentId.of(folder, new IdempotencyKey(key)),
                folder,
                HOTEL,
                SHOP,
                channel,
                Actor.ESTABLISHMENT,
                Money.ofCents(cents),
                Optional.of("m***@exemple.fr"),
                NOW,
                Optional.empty());
    }

    /** The same request at another time. */
    public static PaymentRequest requestedAt(Instant at, PaymentRequest request) {
        return new PaymentRequest(
                request.id(),
                request.folder(),
                request.establishment(),
                request.ancvId(),
                request.channel(),
                request.by(),
                request.amount(),
                request.beneficiaryMask(),
                at,
                request.link());
    }

    public static VersionedPayment requested(BookingFolder folder, String key, long cents) {
        return requested(request(folder.id(), key, cents, Channel.BACK_OFFICE), "attempt-" + key);
    }

    static VersionedPayment requestedByGuest(BookingFolder folder, String key, long cents) {
        return requested(request(folder.id(), key, cents, Channel.BOOKING_ENGINE), "attempt-" + key);
    }

    /** A payment of a customer through this link. */
    static VersionedPayment requestedThrough(PaymentLink link, String key, long cents) {
        PaymentRequest request = request(link.folder(), key, cents, Channel.PAYMENT_LINK);
        return requested(
                new PaymentRequest(
                        request.id(),
                        request.folder(),
                        request.establishment(),
                        request.ancvId(),
                        request.channel(),
                        Actor.CUSTOMER,
                        request.amount(),
                        request.beneficiaryMask(),
                        request.requestedAt(),
                        Optional.of(link.id())),
                "attempt-" + key);
    }

    public static VersionedPayment requested(PaymentRequest request, String attempt) {
        return new VersionedPayment(
                new Requested(request, Optional.empty()), NextCheck.at(NOW.plusSeconds(40)), metadata(attempt), 1);
    }

    public static PaymentMetadata metadata(String attempt) {
        return new PaymentMetadata(attempt, Optional.of(new Fingerprint("ver001", "mac")), "address");
    }

    static HistoryEntry entry(Payment payment) {
        return new HistoryEntry(NOW, payment.status(), Actor.ESTABLISHMENT, Optional.empty());
    }

    public static AuthorizationRequest authorization(PaymentRequest request) {
        return new AuthorizationRequest(
                new AncvTransactionId(TRANSACTION + request.id().value()), NOW.plusSeconds(180), NOW.plusSeconds(300));
    }

    /** The payment of the transaction of {@link #authorization}. */
    public static PaymentId paymentOf(AncvTransactionId transaction) {
        return new PaymentId(transaction.value().substring(TRANSACTION.length()));
    }

    public static Confirmation confirmation(long cents) {
        return new Confirmation(Money.ofCents(cents), NOW.plusSeconds(20));
    }

    static GuestRateLimit rateLimit(int pending, List<Instant> starts) {
        return new GuestRateLimit(starts, pending);
    }
}
