package fr.ancvconnect.domain.payment;

import fr.ancvconnect.domain.Actor;
import fr.ancvconnect.domain.AncvId;
import fr.ancvconnect.domain.EstablishmentId;
import fr.ancvconnect.domain.FolderId;
import fr.ancvconnect.domain.Money;
import java.time.Instant;
import java.util.Optional;

/**
 * The requested payment. It is the same in every state.
 *
 * @param ancvId          the ANCV ID that receives the money: the establishment's ANCV ID when the payment started
 * @param beneficiaryMask the masked beneficiary; empty after its erasure
 * @param link            the payment link through which the payment was started
 */
public record PaymentRequest(
        PaymentId id,
        FolderId folder,
        EstablishmentId establishment,
        AncvId ancvId,
        Channel channel,
        Actor by,
        Money amount,
        Optional<String> beneficiaryMask,
        Instant requestedAt,
        Optional<PaymentLinkId> link) {

    /**
     * The source of the payment: a guest in the booking engine, the establishment or the platform in the back office,
     * or a customer with a payment link.
     */
    public enum Channel {
        BOOKING_ENGINE,
        BACK_OFFICE,
        PAYMENT_LINK;

        /** Whether the rate limit of guests applies, because customers and not the establishment start the payment. */
        public boolean isRateLimited() {
            return switch (this) {
                case BOOKING_ENGINE, PAYMENT_LINK -> true;
                case BACK_OFFICE -> false;
            };
        }
    }
}
