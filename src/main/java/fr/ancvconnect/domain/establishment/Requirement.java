package fr.ancvconnect.domain.establishment;

import java.util.Optional;

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
