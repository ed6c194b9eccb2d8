package fr.ancvconnect.app.activation;

import fr.ancvconnect.domain.AncvId;
import fr.ancvconnect.domain.EstablishmentId;
import fr.ancvconnect.domain.establishment.Establishment;
import java.util.Optional;
import java.util.Set;

/** The store of establishments. Reads are strongly consistent. */
public interface EstablishmentStore {

    /** The establishment, or empty. */
    Optional<Establishment> find(EstablishmentId id);

    /** The establishments for which this ANCV ID is active. */
    Set<EstablishmentId> holders(AncvId ancvId);

    /**
     * Writes {@code next} on the condition that its {@code version} is the stored one (0 means that none is stored).
     * The stored item gets the next version. The register of ANCV IDs is updated in the same transaction: the active
     * ANCV ID of {@code next} is added, and a different ID of {@code earlier} is removed.
     *
     * @param earlier the establishment as it was read; empty for a new establishment
     * @param shared  whether other establishments may also have this ANCV ID; if not, the write has the condition that
     *                no other establishment has it
     * @return whether the conditions held; otherwise nothing was written
     */
    boolean save(Establishment next, Optional<Establishment> earlier, boolean shared);
}
