package fr.ancvconnect.domain.folder;

import fr.ancvconnect.domain.EstablishmentId;
import fr.ancvconnect.domain.Money;
import fr.ancvconnect.domain.folder.BookingFolder.Origin;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The data of a folder that the platform declares. The establishment and the origin never change.
 *
 * @param endsOn the last day of the stay; empty if the platform does not declare it
 */
public record FolderDeclaration(
        EstablishmentId establishment,
        Origin origin,
        Money total,
        Optional<Customer> customer,
        boolean cardGuarantee,
        Optional<LocalDate> endsOn) {}
