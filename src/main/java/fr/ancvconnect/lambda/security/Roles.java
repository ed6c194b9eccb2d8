package fr.ancvconnect.lambda.security;

import java.util.Set;

/** The three roles of the {@code groups} claim. */
public final class Roles {

    /** The booking platform's own servers. */
    public static final String PLATFORM = "platform";

    /** An establishment's back office. */
    public static final String ESTABLISHMENT = "establishment";

    /** A guest in the booking engine. */
    public static final String GUEST = "guest";

    static final Set<String> ALL = Set.of(PLATFORM, ESTABLISHMENT, GUEST);

    private Roles() {
    }
}
