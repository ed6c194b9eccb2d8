package fr.ancvconnect.app;

import fr.ancvconnect.domain.Actor;
import fr.ancvconnect.domain.EstablishmentId;
import fr.ancvconnect.domain.FolderId;
import fr.ancvconnect.domain.folder.BookingFolder;
import fr.ancvconnect.domain.payment.PaymentRequest.Channel;
import java.util.Set;

/** Who calls, as the token says; another tenant's things do not exist for it. */
public sealed interface Caller {

    /** The booking platform's own servers: everything. */
    record Platform() implements Caller {
    }

    /** An establishment's back office: its own establishments and their folders. */
    record Establishments(Set<EstablishmentId> own) implements Caller {

        public Establishments {
            own = Set.copyOf(own);
        }
    }

    /** A guest in the booking engine: one folder. */
    record Guest(FolderId folder) implements Caller {
    }

    /** Whether the establishment exists for this caller. */
    default boolean sees(EstablishmentId establishment) {
        return switch (this) {
            case Platform _ -> true;
            case Establishments establishments -> establishments.own().contains(establishment);
            case Guest _ -> false;
        };
    }

    /** Whether a folder of this establishment exists for this caller. */
    default boolean sees(FolderId folder, EstablishmentId establishment) {
        return this instanceof Guest(FolderId own) ? own.equals(folder) : sees(establishment);
    }

    /** Whether the folder exists for this caller. */
    default boolean sees(BookingFolder folder) {
        return sees(folder.id(), folder.establishment());
    }

    /** Who it is in a payment's history. */
    default Actor by() {
        return switch (this) {
            case Platform _ -> Actor.PLATFORM;
            case Establishments _ -> Actor.ESTABLISHMENT;
            case Guest _ -> Actor.CUSTOMER;
        };
    }

    /** Through which channel its payments come. */
    default Channel channel() {
        return this instanceof Guest ? Channel.BOOKING_ENGINE : Channel.BACK_OFFICE;
    }
}
