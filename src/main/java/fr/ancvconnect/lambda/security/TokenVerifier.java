package fr.ancvconnect.lambda.security;

import fr.ancvconnect.lambda.problem.IssuerKeysUnavailable;
import fr.ancvconnect.lambda.security.VerifiedToken.SigningKey;
import fr.ancvconnect.lambda.security.VerifiedToken.Validity;
import io.smallrye.jwt.auth.principal.DefaultJWTTokenParser;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.jwt.Claims;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtContext;
import org.jose4j.jwx.JsonWebStructure;
import org.jose4j.keys.resolvers.VerificationKeyResolver;
import org.jose4j.lang.UnresolvableKeyException;
import org.jspecify.annotations.Nullable;

/** Verifies tokens with the library. If the issuer's keys cannot be read, the token is not reported as invalid. */
@Singleton
class TokenVerifier {

    /** RFC 7515, 7.1. The library ignores characters outside its alphabet, for example a comma after the signature. */
    private static final Pattern COMPACT = Pattern.compile("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+");

    private final Library library = new Library();

    /** Throws {@link IssuerKeysUnavailable} if the token cannot be verified. */
    VerifiedToken verify(String token, JWTAuthContextInfo rules) throws ParseException {
        if (!COMPACT.matcher(token).matches()) {
            throw new ParseException("The token is malformed");
        }
        try {
            return verified(library.parse(token, rules), rules);
        } catch (ParseException e) {
            unreadable(e).ifPresent(keys -> {
                throw keys;
            });
            throw e;
        }
    }

    /**
     * Whether a verification now would use the same keys. Reads the issuer's keys again when a verification would, and
     * throws {@link IssuerKeysUnavailable} as it would.
     */
    boolean hasCurrentKeys(VerifiedToken token) {
        IssuerKeys keys = library.keys;
        return keys != null && token.keys().stream().allMatch(keys::isCurrent);
    }

    /**
     * The claims that identify the caller are read unchanged and with the required types. The library itself maps roles,
     * splits texts, and fails on some values of claims that this service does not use.
     */
    private static VerifiedToken verified(JwtContext checked, JWTAuthContextInfo rules) throws ParseException {
        try {
            JwtClaims received = JwtClaims.parse(checked.getJwtClaims().getRawJson());
            Validity validity = Validity.of(received, rules);
            var principal = new TokenPrincipal(
                    text(received, Claims.sub.name()),
                    CallerReader.read(
                            texts(received, Claims.groups.name()),
                            texts(received, CallerReader.ESTABLISHMENTS),
                            text(received, CallerReader.FOLDER)),
                    validity.expiry());
            List<SigningKey> keys = checked.getJoseObjects().stream()
                    .map(TokenVerifier::signingKey)
                    .toList();
            return new VerifiedToken(principal, rules, keys, validity);
        } catch (InvalidJwtException | MalformedClaimException e) {
            throw new ParseException("The claims of a valid token cannot be read", e);
        }
    }

    /** An id that is not a text was ignored: with a published key set such a token is invalid. */
    private static SigningKey signingKey(JsonWebStructure signature) {
        Object id = signature.getHeaders().getObjectHeaderValue(JsonWebKey.KEY_ID_PARAMETER);
        return new SigningKey(
                id instanceof String text ? text : null, signature.getAlgorithmHeaderValue(), signature.getKey());
    }

    private static Optional<String> text(JwtClaims received, String name) {
        return Optional.ofNullable(received.getClaimValue(name))
                .filter(String.class::isInstance)
                .map(String.class::cast);
    }

    /** The texts of a claim; empty if any of its values is not a text. */
    private static List<String> texts(JwtClaims received, String name) {
        return received.getClaimValue(name) instanceof List<?> all
                        && all.stream().allMatch(String.class::isInstance)
                ? all.stream().map(String.class::cast).toList()
                : List.of();
    }

    /** The library reports any exception during the key lookup as an invalid token, so this finds the real cause. */
    private static Optional<IssuerKeysUnavailable> unreadable(ParseException failure) {
        return Stream.<Throwable>iterate(failure, cause -> cause != null, Throwable::getCause)
                .filter(IssuerKeysUnavailable.class::isInstance)
                .map(IssuerKeysUnavailable.class::cast)
                .findFirst();
    }

    private static final class Library extends DefaultJWTTokenParser {

        /** Created at the first token and kept. The library reads the keys again if a token names an unknown key. */
        private volatile @Nullable IssuerKeys keys;

        @Override
        protected synchronized VerificationKeyResolver getVerificationKeyResolver(JWTAuthContextInfo rules) {
            IssuerKeys known = keys;
            if (known == null) {
                try {
                    known = new IssuerKeys(rules);
                } catch (UnresolvableKeyException e) {
                    throw new IssuerKeysUnavailable(e);
                }
                keys = known;
            }
            return known;
        }
    }
}
