package fr.ancvconnect.lambda.security;

import fr.ancvconnect.lambda.problem.IssuerKeysUnavailable;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Verifies each token once. A later request with the same token is accepted only if a verification at that moment would
 * have the same result: the rules are the same, the issuer still has the key, and the token is valid at that time.
 * Otherwise the token is verified again.
 */
@Singleton
@Alternative
@Priority(1)
final class TokenParser extends JWTCallerPrincipalFactory {

    private final TokenCache cache = new TokenCache();
    private final TokenVerifier verifier;
    private final InstantSource clock;

    TokenParser(TokenVerifier verifier, InstantSource clock) {
        this.verifier = verifier;
        this.clock = clock;
    }

    /** Throws {@link IssuerKeysUnavailable} if the token cannot be verified. */
    @Override
    public JWTCallerPrincipal parse(String token, JWTAuthContextInfo rules) throws ParseException {
        var hash = TokenHash.of(token);
        Instant now = clock.instant();
        VerifiedToken known = cache.find(hash);
        if (known != null && isStillValid(known, rules, now)) {
            return known.principal();
        }
        VerifiedToken verified = verifier.verify(token, rules);
        // The library uses the system's clock.
        if (!verified.validity().includes(now)) {
            throw new ParseException("The token is not valid at this time");
        }
        cache.add(hash, verified, now);
        return verified.principal();
    }

    /** Other rules are another object, because nothing changes the rules of a process. */
    @SuppressWarnings("ReferenceEquality")
    private boolean isStillValid(VerifiedToken token, JWTAuthContextInfo rules, Instant now) {
        return token.rules() == rules && token.validity().includes(now) && verifier.hasCurrentKeys(token);
    }
}
