package fr.ancvconnect.domain.link;

import fr.ancvconnect.domain.Actor;
import fr.ancvconnect.domain.EstablishmentId;
import fr.ancvconnect.domain.FolderId;
import fr.ancvconnect.domain.Money;
import fr.ancvconnect.domain.payment.PaymentId;
import fr.ancvconnect.domain.payment.PaymentLinkId;
import java.time.Instant;
import java.util.Optional;

/**
 * A link with which a customer pays on a booking folder.
 *
 * @param keyVersion  the version of the secret key in the link's URL, so that the URL stays the same
 * @param paid        the sum of the confirmed payments through the link; refused and cancelled payments are not in it
 * @param paidAt      the time at which {@code paid} reached the amount for the first time
 * @param lastPayment the payment that was started last through the link
 */
public record PaymentLink(
        PaymentLinkId id,
        FolderId folder,
        EstablishmentId establishment,
        LinkTerms terms,
        Actor createdBy,
        Instant createdAt,
        String keyVersion,
        Money paid,
        Optional<Instant> paidAt,
        Optional<Instant> revokedAt,
        Optional<PaymentId> lastPayment) {

    /** Creates a new link. */
    public static PaymentLink created(
            PaymentLinkId id,
            FolderId folder,
            EstablishmentId establishment,
            LinkTerms terms,
            Actor by,
            Instant at,
            String keyVersion) {
        return new PaymentLink(
                id,
                folder,
                establishment,
                terms,
                by,
                at,
                keyVersion,
                Money.ZERO,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** The status at {@code now}. EXPIRED is computed and not stored. A link that is paid and revoked is PAID. */
    public PaymentLinkStatus status(Instant now) {
        if (paidAt.isPresent()) {
            return PaymentLinkStatus.PAID;
        }
        if (revokedAt.isPresent()) {
            return PaymentLinkStatus.REVOKED;
        }
        return terms.validUntil().isAfter(now) ? PaymentLinkStatus.ACTIVE : PaymentLinkStatus.EXPIRED;
    }

    /** The amount that is still to pay; empty if the link leaves the amount open. */
    public Optional<Money> remaining() {
        return terms.amount().map(amount -> amount.minusOrZero(paid));
    }

    /** Whether the paid sum can change by this amount. It never falls below zero. */
    public boolean canChangeBy(long cents) {
        return paid.cents() + cents >= 0;
    }

    /** A copy through which this payment was started. */
    PaymentLink started(PaymentId payment) {
        return with(paid, paidAt, revokedAt, Optional.of(payment));
    }

    /** A copy with this sum and this time of the full payment. */
    PaymentLink paid(Money sum, Optional<Instant> at) {
        return with(sum, at, revokedAt, lastPayment);
    }

    /** A copy that is revoked. */
    PaymentLink revoked(Instant at) {
        return with(paid, paidAt, Optional.of(at), lastPayment);
    }

    private PaymentLink with(
            Money sum, Optional<Instant> fullyPaidAt, Optional<Instant> endedAt, Optional<PaymentId> last) {
        return new PaymentLink(
                id, folder, establishment, terms, createdBy, createdAt, keyVersion, sum, fullyPaidAt, endedAt, last);
    }
}
