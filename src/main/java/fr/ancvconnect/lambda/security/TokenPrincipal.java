package fr.ancvconnect.lambda.security;

import fr.ancvconnect.app.Caller;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.jwt.Claims;
import org.jspecify.annotations.Nullable;

/**
 * The principal of a verified token. Its only group is the role of the caller; without a caller it has none, so every
 * call that requires a role is forbidden. Requests with the same token share it, so it is immutable. It does not contain
 * the token, so {@code getRawToken} returns {@code null}.
 */
final class TokenPrincipal extends JWTCallerPrincipal {

    private final Map<String, Object> claims;
    private final Optional<Caller> caller;

    /**
     * Creates the principal.
     *
     * @param expiry in seconds since 1970
     */
    TokenPrincipal(Optional<String> subject, Optional<Caller> caller, long expiry) {
        super(null, "JWT");
        var all = new HashMap<String, Object>();
        subject.ifPresent(name -> all.put(Claims.sub.name(), name));
        all.put(
                Claims.groups.name(),
                caller.map(CallerReader::role).map(Set::of).orElseGet(Set::of));
        all.put(Claims.exp.name(), expiry);
        this.claims = Map.copyOf(all);
        this.caller = caller;
    }

    /** The caller; empty if the token's groups are not exactly one role, and for a guest without a valid folder. */
    Optional<Caller> caller() {
        return caller;
    }

    @Override
    protected Collection<String> doGetClaimNames() {
        return claims.keySet();
    }

    @Override
    protected @Nullable Object getClaimValue(String name) {
        return claims.get(name);
    }
}
