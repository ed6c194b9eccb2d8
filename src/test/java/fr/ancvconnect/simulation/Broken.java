package fr.ancvconnect.simulation;

import java.util.Arrays;

/** A rule that must always hold does not. An error, so that no verb catches it. */
final class Broken extends AssertionError {

    private static final long serialVersionUID = 1L;

    Broken(String rule) {
        super(rule);
    }

    Broken(String rule, Throwable cause) {
        super(rule, cause);
    }

    /** Throws where the rule does not hold. */
    static void unless(boolean holds, String rule, Object... about) {
        if (!holds) {
            throw new Broken(rule + " " + Arrays.toString(about));
        }
    }
}
