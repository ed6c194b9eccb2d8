package fr.ancvconnect.app;

import fr.ancvconnect.domain.Actor;
import fr.ancvconnect.domain.EstablishmentId;
import fr.ancvconnect.domain.FolderId;
import fr.ancvconnect.domain.folder.BookingFolder;
import fr.ancvconnect.domain.payment.PaymentRequest.Channel;
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

    /** Whether the caller has access to the establishment. */
    default boolean canAccess(EstablishmentId establishment) {
        return switch (this) {
            case Platform _ -> true;
            case Establishments establishments -> establishments.own().contains(establishment);
            case Guest _ -> false;
        };
    }

    /** Whether the caller has access to this folder of this establishment. */
    default boolean canAccess(FolderId folder, EstablishmentId establishment) {
        return this instanceof Guest(FolderId own) ? own.equals(folder) : canAccess(establishment);
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
            case Guest _ -> Actor.CUSTOMER;
        };
    }

    /** The channel of the payments that this caller starts. */
    default Channel channel() {
        return this instanceof Guest ? Channel.BOOKING_ENGINE : Channel.BACK_OFFICE;
    }
}
