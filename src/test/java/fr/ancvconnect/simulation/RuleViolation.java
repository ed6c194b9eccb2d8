package fr.ancvconnect.simulation;

import java.util.Arrays;

/** A rule was violated. It is an error, so that no use case catches it. */
final class RuleViolation extends AssertionError {

    private static final long serialVersionUID = 1L;

    RuleViolation(String rule) {
        super(rule);
    }

    RuleViolation(String rule, Throwable cause) {
        super(rule, cause);
    }

    /** Throws if the rule does not hold. */
    static void unless(boolean holds, String rule, Object... about) {
        if (!holds) {
            throw new RuleViolation(rule + " " + Arrays.toString(about));
        }
    }
}
