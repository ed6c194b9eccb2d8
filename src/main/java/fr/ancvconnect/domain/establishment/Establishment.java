package fr.ancvconnect.domain.establishment;

import fr.ancvconnect.domain.AncvId;
import fr.ancvconnect.domain.EstablishmentId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * An establishment with its option.
 *
 * @param alternativeActive whether alternative payment methods are on; only ever true beside Stripe
 * @param version           grows with each write, 0 before the first
 */
public record Establishment(EstablishmentId id, Declaration declaration, AncvOption option,
                            boolean alternativeActive, long version) {

    /**
     * What the platform declares.
     *
     * @param country ISO 3166-1 alpha-2
     */
    public record Declaration(String name, String country, CollectionMode collectionMode, Set<VirtualPos> virtualPos) {

        public Declaration {
            virtualPos = Set.copyOf(virtualPos);
        }
    }

    /** A newly declared establishment: the option is off, ANCV was never asked. */
    public static Establishment declared(EstablishmentId id, Declaration declaration) {
        return new Establishment(id, declaration, new AncvOption.Inactive(Optional.empty()), false, 0);
    }

    /** The same with a new declaration; alternative payment methods go when Stripe goes. */
    public Establishment redeclared(Declaration next) {
        boolean stripe = next.virtualPos().contains(VirtualPos.STRIPE);
        return new Establishment(id, next, option, alternativeActive && stripe, version);
    }

    /** The option switched on: ANCV knows this ANCV ID. */
    public Establishment activated(AncvId ancvId, Instant at) {
        return withOption(new AncvOption.Active(ancvId, at));
    }

    /** The option switched off; what ANCV said of the contract stays known. */
    public Establishment deactivated() {
        return withOption(new AncvOption.Inactive(option.contractKnown()));
    }

    /** ANCV does not know the contract; an earlier activation stays as it was. */
    public Establishment contractUnknown() {
        return switch (option) {
            case AncvOption.Active _ -> this;
            case AncvOption.Inactive _ -> withOption(new AncvOption.Inactive(Optional.of(false)));
        };
    }

    /** Alternative payment methods switched on or off. */
    public Establishment withAlternative(boolean active) {
        return new Establishment(id, declaration, option, active, version);
    }

    /** Whether alternative payment methods may be switched on: with Stripe only (help page). */
    public boolean alternativeAvailable() {
        return declaration.virtualPos().contains(VirtualPos.STRIPE);
    }

    private Establishment withOption(AncvOption next) {
        return new Establishment(id, declaration, next, alternativeActive, version);
    }

    /** When the establishment collects: ANCV Connect is an immediate payment, offered to guests with PREPAID only. */
    public enum CollectionMode { PREPAID, POSTPAID }

    /** A virtual point of sale; the help page asks for one of these three. */
    public enum VirtualPos { STRIPE, PAYBOX, PAYZEN }
}
