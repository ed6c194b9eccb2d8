package fr.ancvconnect.lambda.security;

import fr.ancvconnect.app.Caller;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.inject.Singleton;

/** The caller of the current request, for handlers that require a role. */
@Singleton
public final class CurrentCaller {

    static final String ATTRIBUTE = "caller";

    private final SecurityIdentity identity;

    public CurrentCaller(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** The caller of the current request. */
    public Caller request() {
        Caller caller = identity.getAttribute(ATTRIBUTE);
        if (caller == null) {
            throw new IllegalStateException("No caller: this route requires no role");
        }
        return caller;
    }
}
