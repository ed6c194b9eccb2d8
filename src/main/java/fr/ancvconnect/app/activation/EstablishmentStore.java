package fr.ancvconnect.app.activation;

import fr.ancvconnect.domain.AncvId;
import fr.ancvconnect.domain.EstablishmentId;
import fr.ancvconnect.domain.establishment.Establishment;
import java.util.Optional;
import java.util.Set;

/** Where establishments are kept. Reads are consistent. */
public interface EstablishmentStore {

    /** The establishment, or empty. */
    Optional<Establishment> find(EstablishmentId id);

    /** The establishments for which this ANCV ID is active. */
    Set<EstablishmentId> holders(AncvId ancvId);

    /**
     * Writes {@code next} on the condition that its {@code version} is the stored one (0: that none is stored), and
     * stores it with the version after it. In the same transaction the register of ANCV IDs follows: {@code next}'s
     * active ANCV ID is held, {@code earlier}'s is given up where it differs.
     *
     * @param earlier what was read before; empty for a new establishment
     * @param shared  whether the ANCV ID may be active for others too; otherwise the write is also on the condition
     *                that nobody else holds it
     * @return whether the conditions held; otherwise nothing was written
     */
    boolean save(Establishment next, Optional<Establishment> earlier, boolean shared);
}
