package fr.ancvconnect.simulation;

import java.util.Arrays;

/** A rule that must always hold does not. An error, so that no verb catches it. */
final class RuleViolation extends AssertionError {

    private static final long serialVersionUID = 1L;

    RuleViolation(String rule) {
        super(rule);
    }

    RuleViolation(String rule, Throwable cause) {
        super(rule, cause);
    }

    /** Throws where the rule does not hold. */
    static void unless(boolean holds, String rule, Object... about) {
        if (!holds) {
            throw new RuleViolation(rule + " " + Arrays.toString(about));
        }
    }
}
