package fr.ancvconnect.lambda.caller;

import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.DefaultJWTTokenParser;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jose4j.jwt.consumer.JwtContext;
import org.jose4j.keys.resolvers.VerificationKeyResolver;
import org.jose4j.lang.UnresolvableKeyException;

/** Tokens as the library checks them; where the issuer's keys cannot be read it is no token that is bad. */
@Singleton
@Alternative
@Priority(1)
final class TokenParsing extends JWTCallerPrincipalFactory {

    /** RFC 7515, 7.1. The library skips characters that are not of its alphabet, a comma behind the signature for example. */
    private static final Pattern COMPACT = Pattern.compile("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+");

    private final Parser parser = new Parser();

    /** Throws {@link IssuerKeysUnreadable} where nothing can be said of the token. */
    @Override
    public JWTCallerPrincipal parse(String token, JWTAuthContextInfo rules) throws ParseException {
        if (!COMPACT.matcher(token).matches()) {
            throw new ParseException("Not the form of a token");
        }
        try {
            JwtContext checked = parser.parse(token, rules);
            return new DefaultJWTCallerPrincipal(checked.getJoseObjects().getFirst().getHeader("typ"), checked.getJwtClaims());
        } catch (ParseException e) {
            unreadable(e).ifPresent(keys -> {
                throw keys;
            });
            throw e;
        }
    }

    /** The library makes a bad token of whatever is thrown while it looks for a key. */
    private static Optional<IssuerKeysUnreadable> unreadable(ParseException failure) {
        return Stream.<Throwable>iterate(failure, cause -> cause != null, Throwable::getCause)
                .filter(IssuerKeysUnreadable.class::isInstance).map(IssuerKeysUnreadable.class::cast).findFirst();
    }

    private static final class Parser extends DefaultJWTTokenParser {

        private VerificationKeyResolver keys;

        /** Read at the first token, and kept; the library asks for them anew when a token names one that is not there. */
        @Override
        protected synchronized VerificationKeyResolver getVerificationKeyResolver(JWTAuthContextInfo rules) {
            if (keys == null) {
                try {
                    keys = new IssuerKeys(rules);
                } catch (UnresolvableKeyException e) {
                    throw new IssuerKeysUnreadable(e);
                }
            }
            return keys;
        }
    }
}
