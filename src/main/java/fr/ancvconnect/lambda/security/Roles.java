package fr.ancvconnect.lambda.security;

import java.util.Set;

/** The three roles of the {@code groups} claim. */
public final class Roles {

    /** The servers of the booking platform. */
    public static final String PLATFORM = "platform";

    /** The back office of an establishment. */
    public static final String ESTABLISHMENT = "establishment";

    /** A guest in the booking engine. */
    public static final String GUEST = "guest";

    static final Set<String> ALL = Set.of(PLATFORM, ESTABLISHMENT, GUEST);

    private Roles() {}
}
