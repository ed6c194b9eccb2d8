package fr.ancvconnect.app;

import fr.ancvconnect.domain.Actor;
import fr.ancvconnect.domain.EstablishmentId;
import fr.ancvconnect.domain.FolderId;
import fr.ancvconnect.domain.folder.BookingFolder;
import fr.ancvconnect.domain.payment.PaymentLinkId;
import fr.ancvconnect.domain.payment.PaymentRequest;
import fr.ancvconnect.domain.payment.PaymentRequest.Channel;
import java.util.Optional;
import java.util.Set;

/** The authenticated caller, from the token. The data of another tenant does not exist for the caller. */
public sealed interface Caller {

    /** The servers of the booking platform. They have access to everything. */
    record Platform() implements Caller {}

    /** The back office of an establishment. It has access to its own establishments and their folders. */
    record Establishments(Set<EstablishmentId> own) implements Caller {

        public Establishments {
            own = Set.copyOf(own);
        }
    }

    /** A guest in the booking engine. The guest has access to one folder. */
    record Guest(FolderId folder) implements Caller {}

    /** A customer with a payment link. The customer has access to the payments that were started through this link. */
    record LinkPayer(FolderId folder, PaymentLinkId link) implements Caller {}

    /** Whether the caller has access to the establishment. */
    default boolean canAccess(EstablishmentId establishment) {
        return switch (this) {
            case Platform _ -> true;
            case Establishments establishments -> establishments.own().contains(establishment);
            case Guest _, LinkPayer _ -> false;
        };
    }

    /** Whether the caller has access to this folder of this establishment. */
    default boolean canAccess(FolderId folder, EstablishmentId establishment) {
        return switch (this) {
            case Platform _, Establishments _ -> canAccess(establishment);
            case Guest(FolderId own) -> own.equals(folder);
            case LinkPayer(FolderId own, PaymentLinkId _) -> own.equals(folder);
        };
    }

    /** Whether the caller has access to the payment. */
    default boolean canAccess(PaymentRequest payment) {
        boolean isOfLink = !(this instanceof LinkPayer(FolderId _, PaymentLinkId own))
                || payment.link().equals(Optional.of(own));
        return isOfLink && canAccess(payment.folder(), payment.establishment());
    }

    /** Whether the caller has access to the folder. */
    default boolean canAccess(BookingFolder folder) {
        return canAccess(folder.id(), folder.establishment());
    }

    /** The actor for this caller in a payment's history. */
    default Actor by() {
        return switch (this) {
            case Platform _ -> Actor.PLATFORM;
            case Establishments _ -> Actor.ESTABLISHMENT;
            case Guest _, LinkPayer _ -> Actor.CUSTOMER;
        };
    }

    /** The channel of the payments that this caller starts. */
    default Channel channel() {
        return switch (this) {
            case Platform _, Establishments _ -> Channel.BACK_OFFICE;
            case Guest _ -> Channel.BOOKING_ENGINE;
            case LinkPayer _ -> Channel.PAYMENT_LINK;
        };
    }

    /** Whether the caller is a customer, who sees less than the establishment. */
    default boolean isCustomer() {
        return by() == Actor.CUSTOMER;
    }
}
