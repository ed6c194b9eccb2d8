package fr.ancvconnect.domain.folder;

import fr.ancvconnect.domain.EstablishmentId;
import fr.ancvconnect.domain.Money;
import fr.ancvconnect.domain.folder.BookingFolder.Origin;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What the platform declares of a folder; establishment and origin never change.
 *
 * @param endsOn the last day of the stay; empty when the platform does not say it
 */
public record FolderDeclaration(EstablishmentId establishment, Origin origin, Money total,
                                Optional<Customer> customer, boolean cardGuarantee,
                                Optional<LocalDate> endsOn) {
}
