package fr.ancvconnect.lambda.security;

import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import java.security.Key;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.jwt.Claims;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jspecify.annotations.Nullable;

/**
 * The result of a successful verification, without the token: the principal, and what the result depends on besides the
 * text of the token.
 *
 * @param rules the rules for which it was verified: issuer, audience, algorithm
 * @param keys  the keys of its signatures; more than one only if tokens are nested
 */
record VerifiedToken(TokenPrincipal principal, JWTAuthContextInfo rules, List<SigningKey> keys, Validity validity) {

    VerifiedToken {
        keys = List.copyOf(keys);
    }

    /**
     * A key that verified a signature.
     *
     * @param id the {@code kid} of the token's header
     */
    record SigningKey(@Nullable String id, String algorithm, Key key) {}

    /**
     * The times at which the library accepts a token. All values are seconds, times are since 1970.
     *
     * @param notBefore the least number if the token has none
     * @param issuedAt  0 if the token has none
     * @param skew      the tolerance for differences between clocks
     * @param oldest    the age from which a token is rejected although it has not expired
     */
    record Validity(long expiry, long notBefore, long issuedAt, long skew, long oldest) {

        static Validity of(JwtClaims claims, JWTAuthContextInfo rules) throws MalformedClaimException {
            return new Validity(
                    claims.getExpirationTime().getValue(),
                    seconds(claims, Claims.nbf).orElse(Long.MIN_VALUE),
                    seconds(claims, Claims.iat).orElse(0L),
                    rules.getExpGracePeriodSecs() > 0
                            ? rules.getExpGracePeriodSecs()
                            : Math.max(0, rules.getClockSkew()),
                    Optional.ofNullable(rules.getTokenAge()).orElse(Long.MAX_VALUE));
        }

        /** The library compares whole seconds, so this does too. */
        boolean includes(Instant time) {
            long now = time.getEpochSecond();
            return !isOver(time) && now + skew >= notBefore && now - issuedAt <= oldest;
        }

        /** Whether the token has expired. */
        boolean isOver(Instant time) {
            return time.getEpochSecond() - skew >= expiry;
        }

        private static Optional<Long> seconds(JwtClaims claims, Claims claim) throws MalformedClaimException {
            return Optional.ofNullable(claims.getNumericDateClaimValue(claim.name()))
                    .map(NumericDate::getValue);
        }
    }
}
