package fr.ancvconnect.domain.establishment;

import static fr.ancvconnect.domain.establishment.Requirements.Requirement.Code.ANCV_CONTRACT;
import static fr.ancvconnect.domain.establishment.Requirements.Requirement.Code.ESTABLISHMENT_IN_FRANCE;
import static fr.ancvconnect.domain.establishment.Requirements.Requirement.Code.VIRTUAL_POS_ACTIVE;

import java.util.List;
import java.util.Optional;

/** What the help page asks of an establishment before and while it takes ANCV Connect. */
public record Requirements(List<Requirement> all) {

    private static final String FRANCE = "FR";

    public Requirements {
        all = List.copyOf(all);
    }

    /** The three requirements of an establishment, as they stand. */
    public static Requirements of(Establishment establishment) {
        return new Requirements(List.of(
                Requirement.known(ESTABLISHMENT_IN_FRANCE, FRANCE.equals(establishment.declaration().country())),
                Requirement.known(VIRTUAL_POS_ACTIVE, !establishment.declaration().virtualPos().isEmpty()),
                new Requirement(ANCV_CONTRACT, establishment.option().contractKnown())));
    }

    /** The same with ANCV's own word that it knows no contract. */
    public Requirements withoutContract() {
        return new Requirements(all.stream()
                .map(each -> each.code() == ANCV_CONTRACT ? Requirement.known(ANCV_CONTRACT, false) : each)
                .toList());
    }

    /** Whether none is known to be missing. */
    public boolean eligible() {
        return all.stream().noneMatch(Requirement::isMissing);
    }

    /** Whether none of those that need no question to ANCV is missing. */
    public boolean ownMet() {
        return all.stream().filter(each -> each.code() != ANCV_CONTRACT).noneMatch(Requirement::isMissing);
    }

    /**
     * One thing that ANCV Connect asks of an establishment, and whether it is there.
     *
     * @param met empty for a contract that ANCV was never asked about
     */
    public record Requirement(Code code, Optional<Boolean> met) {

        /** What the help page asks ("À savoir"), plus Stripe for alternative payment methods. */
        public enum Code { ESTABLISHMENT_IN_FRANCE, VIRTUAL_POS_ACTIVE, ANCV_CONTRACT, VIRTUAL_POS_STRIPE }

        /** A requirement whose answer is known. */
        public static Requirement known(Code code, boolean met) {
            return new Requirement(code, Optional.of(met));
        }

        /** Whether it is known to be missing. */
        public boolean isMissing() {
            return met.isPresent() && !met.get();
        }
    }
}
