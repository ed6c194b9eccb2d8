package fr.ancvconnect.domain.establishment;

import static fr.ancvconnect.domain.establishment.Requirements.Requirement.Code.ANCV_CONTRACT;
import static fr.ancvconnect.domain.establishment.Requirements.Requirement.Code.ESTABLISHMENT_IN_FRANCE;
import static fr.ancvconnect.domain.establishment.Requirements.Requirement.Code.VIRTUAL_POS_ACTIVE;

import java.util.List;
import java.util.Optional;

/** The requirements of the help page for an establishment that uses ANCV Connect. */
public record Requirements(List<Requirement> all) {

    private static final String FRANCE = "FR";

    public Requirements {
        all = List.copyOf(all);
    }

    /** The current status of the establishment's three requirements. */
    public static Requirements of(Establishment establishment) {
        return new Requirements(List.of(
                Requirement.known(
                        ESTABLISHMENT_IN_FRANCE,
                        FRANCE.equals(establishment.declaration().country())),
                Requirement.known(
                        VIRTUAL_POS_ACTIVE,
                        !establishment.declaration().virtualPos().isEmpty()),
                new Requirement(ANCV_CONTRACT, establishment.option().contractKnown())));
    }

    /** A copy with ANCV's answer that the contract does not exist. */
    public Requirements withoutContract() {
        return new Requirements(all.stream()
                .map(each -> each.code() == ANCV_CONTRACT ? Requirement.known(ANCV_CONTRACT, false) : each)
                .toList());
    }

    /** Whether no requirement is known to be missing. */
    public boolean eligible() {
        return all.stream().noneMatch(Requirement::isMissing);
    }

    /** Whether no requirement is missing among those that this service can check without a call to ANCV. */
    public boolean allMetExceptContract() {
        return all.stream().filter(each -> each.code() != ANCV_CONTRACT).noneMatch(Requirement::isMissing);
    }

    /**
     * One requirement of ANCV Connect and its status.
     *
     * @param met whether it is met; empty for a contract about which ANCV was never called
     */
    public record Requirement(Code code, Optional<Boolean> met) {

        /** The requirements of the help page ("À savoir"), and Stripe for alternative payment methods. */
        public enum Code {
            ESTABLISHMENT_IN_FRANCE,
            VIRTUAL_POS_ACTIVE,
            ANCV_CONTRACT,
            VIRTUAL_POS_STRIPE
        }

        /** Creates a requirement with a known status. */
        public static Requirement known(Code code, boolean met) {
            return new Requirement(code, Optional.of(met));
        }

        /** Whether the requirement is known to be missing. */
        public boolean isMissing() {
            return met.isPresent() && !met.get();
        }
    }
}
