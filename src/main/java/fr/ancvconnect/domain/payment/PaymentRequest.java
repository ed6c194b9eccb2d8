package fr.ancvconnect.domain.payment;

import fr.ancvconnect.domain.Actor;
import fr.ancvconnect.domain.AncvId;
import fr.ancvconnect.domain.EstablishmentId;
import fr.ancvconnect.domain.FolderId;
import fr.ancvconnect.domain.Money;
import java.time.Instant;
import java.util.Optional;

/**
 * What was asked, the same in every state.
 *
 * @param ancvId          where the money goes: the establishment's ANCV ID when the payment started
 * @param beneficiaryMask who was asked, masked; empty once it was erased
 */
public record PaymentRequest(PaymentId id, FolderId folder, EstablishmentId establishment, AncvId ancvId,
                             Channel channel, Actor by, Money amount, Optional<String> beneficiaryMask,
                             Instant requestedAt) {

    /** Who asked for the payment: a guest in the booking engine, or the establishment (or the platform) in the back office. */
    public enum Channel { BOOKING_ENGINE, BACK_OFFICE }
}
