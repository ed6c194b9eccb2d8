package fr.ancvconnect.lambda.security;

import fr.ancvconnect.app.Caller;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.inject.Singleton;

/** Who calls, for a door whose roles were checked. */
@Singleton
public final class CurrentCaller {

    static final String ATTRIBUTE = "caller";

    private final SecurityIdentity identity;

    public CurrentCaller(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** The caller of the request under way. */
    public Caller request() {
        Caller caller = identity.getAttribute(ATTRIBUTE);
        if (caller == null) {
            throw new IllegalStateException("No caller: is this door open to all?");
        }
        return caller;
    }
}
