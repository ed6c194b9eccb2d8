package fr.ancvconnect.domain.folder;

import fr.ancvconnect.domain.EstablishmentId;
import fr.ancvconnect.domain.Money;
import java.util.Optional;

/** What the platform declares of a folder; establishment and origin never change. */
public record FolderDeclaration(EstablishmentId establishment, Origin origin, Money total,
                                Optional<Customer> customer, boolean cardGuarantee) {
}
