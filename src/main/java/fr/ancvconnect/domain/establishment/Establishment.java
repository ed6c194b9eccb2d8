package fr.ancvconnect.domain.establishment;

import fr.ancvconnect.domain.AncvId;
import fr.ancvconnect.domain.EstablishmentId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * An establishment with its option.
 *
 * @param alternativeActive whether alternative payment methods are on; true only if Stripe is declared
 * @param version           incremented by each write, 0 before the first write
 */
public record Establishment(
        EstablishmentId id, Declaration declaration, AncvOption option, boolean alternativeActive, long version) {

    /**
     * The data that the platform declares.
     *
     * @param country ISO 3166-1 alpha-2
     */
    public record Declaration(String name, String country, CollectionMode collectionMode, Set<VirtualPos> virtualPos) {

        public Declaration {
            virtualPos = Set.copyOf(virtualPos);
        }
    }

    /** A newly declared establishment: the option is off, and ANCV was never called. */
    public static Establishment declared(EstablishmentId id, Declaration declaration) {
        return new Establishment(id, declaration, new AncvOption.Inactive(Optional.empty()), false, 0);
    }

    /** A copy with a new declaration. Alternative payment methods are switched off if Stripe is no longer declared. */
    public Establishment redeclared(Declaration next) {
        boolean stripe = next.virtualPos().contains(VirtualPos.STRIPE);
        return new Establishment(id, next, option, alternativeActive && stripe, version);
    }

    /** A copy with the option on, because ANCV accepted this ANCV ID. */
    public Establishment activated(AncvId ancvId, Instant at) {
        return withOption(new AncvOption.Active(ancvId, at));
    }

    /** A copy with the option off. ANCV's last answer about the contract is kept. */
    public Establishment deactivated() {
        return withOption(new AncvOption.Inactive(option.contractKnown()));
    }

    /** A copy without a contract, after this answer of ANCV. An active option is not changed. */
    public Establishment withoutContract() {
        return switch (option) {
            case AncvOption.Active _ -> this;
            case AncvOption.Inactive _ -> withOption(new AncvOption.Inactive(Optional.of(false)));
        };
    }

    /** A copy with alternative payment methods switched on or off. */
    public Establishment withAlternative(boolean active) {
        return new Establishment(id, declaration, option, active, version);
    }

    /** Whether alternative payment methods can be switched on. They require Stripe (help page). */
    public boolean alternativeAvailable() {
        return declaration.virtualPos().contains(VirtualPos.STRIPE);
    }

    private Establishment withOption(AncvOption next) {
        return new Establishment(id, declaration, next, alternativeActive, version);
    }

    /**
     * When the establishment collects the money. ANCV Connect is an immediate payment, so guests can use it only with
     * PREPAID.
     */
    public enum CollectionMode {
        PREPAID,
        POSTPAID
    }

    /** A virtual point of sale. The help page requires one of these three. */
    public enum VirtualPos {
        STRIPE,
        PAYBOX,
        PAYZEN
    }
}
