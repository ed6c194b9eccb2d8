package fr.ancvconnect.app;

import fr.ancvconnect.app.payment.PaymentWithHistory;
import fr.ancvconnect.app.payment.VersionedPayment;
import fr.ancvconnect.app.payment.VersionedPayment.PaymentMetadata;
import fr.ancvconnect.domain.folder.BookingFolder;
import fr.ancvconnect.domain.payment.HistoryEntry;
import fr.ancvconnect.domain.payment.PaymentRequest;
import fr.ancvconnect.domain.payment.Reason;
import fr.ancvconnect.domain.payment.check.NextCheck;
import fr.ancvconnect.domain.payment.state.Ending;
import fr.ancvconnect.domain.payment.state.Payment;
import fr.ancvconnect.domain.payment.state.Payment.Cancelled;
import fr.ancvconnect.domain.payment.state.Payment.Declined;
import fr.ancvconnect.domain.payment.state.Payment.Ended;
import fr.ancvconnect.domain.payment.state.Payment.Expired;
import fr.ancvconnect.domain.payment.state.Payment.Failed;
import fr.ancvconnect.domain.payment.state.Payment.Open;
import fr.ancvconnect.domain.payment.state.Payment.Paid;
import fr.ancvconnect.domain.payment.state.Payment.Refused;
import fr.ancvconnect.domain.payment.state.Payment.Reversing;
import java.util.Optional;

/** Closed payments and folders without personal data, as the table keeps them after the erasure. */
final class ErasedRecords {

    private ErasedRecords() {}

    static BookingFolder folder(BookingFolder folder) {
        return new BookingFolder(
                folder.id(),
                folder.establishment(),
                folder.origin(),
                folder.sums(),
                Optional.empty(),
                folder.cardGuarantee(),
                folder.payments(),
                folder.live(),
                folder.guestRateLimit(),
                folder.endsOn(),
                folder.createdAt(),
                folder.cancelledAt(),
                folder.changedAt());
    }

    static PaymentWithHistory paymentWithHistory(PaymentWithHistory stored) {
        VersionedPayment payment = stored.payment();
        var nextCheck = new NextCheck(
                Optional.empty(),
                payment.nextCheck().tries(),
                payment.nextCheck().attention(),
                Optional.empty());
        var metadata = new PaymentMetadata(
                payment.metadata().attempt(),
                Optional.empty(),
                payment.metadata().addressHash());
        var next = new VersionedPayment(payment(payment.payment()), nextCheck, metadata, payment.version() + 1);
        return new PaymentWithHistory(
                next,
                stored.history().stream()
                        .map(entry ->
                                new HistoryEntry(entry.at(), entry.status(), entry.by(), withoutText(entry.reason())))
                        .toList());
    }

    private static Payment payment(Payment payment) {
        PaymentRequest request = request(payment.request());
        return switch (payment) {
            case Paid paid ->
                new Paid(request, paid.authorization(), paid.confirmed(), paid.notRefunded(), paid.reason());
            case Declined declined -> new Declined(request, declined.transaction(), ending(declined));
            case Expired expired -> new Expired(request, expired.transaction(), ending(expired));
            case Failed failed -> new Failed(request, failed.transaction(), ending(failed));
            case Refused refused -> new Refused(request, refused.transaction(), ending(refused));
            case Cancelled cancelled -> new Cancelled(request, cancelled.transaction(), ending(cancelled));
            case Open _, Reversing _ -> throw new IllegalStateException("The payment is not closed");
        };
    }

    private static PaymentRequest request(PaymentRequest request) {
        return new PaymentRequest(
                request.id(),
                request.folder(),
                request.establishment(),
                request.ancvId(),
                request.channel(),
                request.by(),
                request.amount(),
                Optional.empty(),
                request.requestedAt(),
                request.link());
    }

    private static Ending ending(Ended ended) {
        return new Ending(
                ended.ending().closedAt(),
                withoutText(ended.ending().reason()),
                ended.ending().reversal());
    }

    private static Optional<Reason> withoutText(Optional<Reason> reason) {
        return reason.filter(each -> !each.personal());
    }
}
