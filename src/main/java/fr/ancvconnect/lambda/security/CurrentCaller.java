package fr.ancvconnect.lambda.security;

import fr.ancvconnect.app.Caller;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.inject.Singleton;
import java.util.Optional;

/** The caller of the current request, for handlers that require a role. */
@Singleton
public final class CurrentCaller {

    private final SecurityIdentity identity;

    public CurrentCaller(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** The caller of the current request. */
    public Caller request() {
        Optional<Caller> caller =
                identity.getPrincipal() instanceof TokenPrincipal token ? token.caller() : Optional.empty();
        return caller.orElseThrow(() -> new IllegalStateException("No caller: this route requires no role"));
    }
}
