package fr.ancvconnect.lambda.security;

import fr.ancvconnect.lambda.problem.IssuerKeysUnavailable;
import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.DefaultJWTTokenParser;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.jwt.Claims;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtContext;
import org.jose4j.keys.resolvers.VerificationKeyResolver;
import org.jose4j.lang.UnresolvableKeyException;
import org.jspecify.annotations.Nullable;

/** Verifies tokens with the library. If the issuer's keys cannot be read, the token is not reported as invalid. */
@Singleton
@Alternative
@Priority(1)
final class TokenParser extends JWTCallerPrincipalFactory {

    /** RFC 7515, 7.1. The library ignores characters outside its alphabet, for example a comma after the signature. */
    private static final Pattern COMPACT = Pattern.compile("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+");

    private static final List<String> TEXTS = List.of(Claims.sub.name(), CallerReader.FOLDER);
    private static final List<String> LISTS = List.of(Claims.groups.name(), CallerReader.ESTABLISHMENTS);

    private final Parser parser = new Parser();

    /** Throws {@link IssuerKeysUnavailable} if the token cannot be verified. */
    @Override
    public JWTCallerPrincipal parse(String token, JWTAuthContextInfo rules) throws ParseException {
        if (!COMPACT.matcher(token).matches()) {
            throw new ParseException("The token is malformed");
        }
        try {
            return new DefaultJWTCallerPrincipal(callerClaims(token, parser.parse(token, rules)));
        } catch (ParseException e) {
            unreadable(e).ifPresent(keys -> {
                throw keys;
            });
            throw e;
        }
    }

    /**
     * The claims that identify the caller, unchanged and of the required types. The library itself maps roles, splits
     * texts, and fails on some values of claims that this service does not use.
     */
    private static JwtClaims callerClaims(String token, JwtContext checked) throws ParseException {
        var claims = new JwtClaims();
        try {
            JwtClaims received = JwtClaims.parse(checked.getJwtClaims().getRawJson());
            TEXTS.forEach(name -> text(received, name).ifPresent(value -> claims.setStringClaim(name, value)));
            LISTS.forEach(name -> claims.setStringListClaim(name, texts(received, name)));
            claims.setExpirationTime(received.getExpirationTime());
        } catch (InvalidJwtException | MalformedClaimException e) {
            throw new ParseException("The claims of a valid token cannot be read", e);
        }
        claims.setStringClaim(Claims.raw_token.name(), token);
        return claims;
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

    private static final class Parser extends DefaultJWTTokenParser {

        private @Nullable VerificationKeyResolver keys;

        /** Created at the first token and kept. The library reads the keys again if a token names an unknown key. */
        @Override
        protected synchronized VerificationKeyResolver getVerificationKeyResolver(JWTAuthContextInfo rules) {
            if (keys == null) {
                try {
                    keys = new IssuerKeys(rules);
                } catch (UnresolvableKeyException e) {
                    throw new IssuerKeysUnavailable(e);
                }
            }
            return keys;
        }
    }
}
