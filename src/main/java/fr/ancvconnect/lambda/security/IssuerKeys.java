package fr.ancvconnect.lambda.security;

import fr.ancvconnect.lambda.problem.IssuerKeysUnavailable;
import fr.ancvconnect.lambda.security.VerifiedToken.SigningKey;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.KeyLocationResolver;
import io.smallrye.jwt.util.ResourceUtils.UrlStreamResolver;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLConnection;
import java.util.List;
import org.jose4j.http.Get;
import org.jose4j.jwk.HttpsJwks;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.lang.JoseException;
import org.jose4j.lang.UnresolvableKeyException;

/**
 * The issuer's keys, as the library resolves them, but with one attempt and a timeout of 2 s. By default the library
 * makes four attempts, waits 20 s for each, and then reports the token as invalid.
 */
final class IssuerKeys extends KeyLocationResolver {

    private static final int TIMEOUT_MILLIS = 2_000;

    /**
     * Reads the keys.
     *
     * @throws UnresolvableKeyException if they cannot be read, or if there are none
     */
    IssuerKeys(JWTAuthContextInfo context) throws UnresolvableKeyException {
        super(context);
        if (key == null
                && (httpsJwks == null
                        ? jsonWebKeys == null || jsonWebKeys.isEmpty()
                        : published().isEmpty())) {
            throw new UnresolvableKeyException("The issuer has no key");
        }
    }

    /**
     * Whether the library would find this key now for a token that names it. Reads the keys again if they are too old,
     * and throws {@link IssuerKeysUnavailable} if there are none.
     */
    boolean isCurrent(SigningKey used) {
        if (key != null) {
            return used.key().equals(key);
        }
        List<JsonWebKey> keys = httpsJwks == null ? jsonWebKeys : published();
        JsonWebKey current = getJsonWebKey(used.id(), keys, used.algorithm());
        return current != null && used.key().equals(current.getKey());
    }

    /** Throws {@link IssuerKeysUnavailable} if the keys must be read again and cannot be read. */
    @Override
    protected JsonWebKey getHttpsJwk(String kid, String algorithm) {
        List<JsonWebKey> keys = published();
        JsonWebKey known = getJsonWebKey(kid, keys, algorithm);
        if (known != null || isMatchingJwkAvailable(keys, kid)) {
            return known;
        }
        if (!forcedHttpsJwksRefresh()) {
            throw new IssuerKeysUnavailable();
        }
        return getJsonWebKey(kid, published(), algorithm);
    }

    /** The library must not skip a refresh because another one has just failed. */
    @Override
    protected HttpsJwks getHttpsJwks(String location) {
        HttpsJwks jwks = super.getHttpsJwks(location);
        jwks.setRefreshReprieveThreshold(0);
        return jwks;
    }

    @Override
    protected Get getHttpGet() {
        var get = new Get();
        get.setConnectTimeout(TIMEOUT_MILLIS);
        get.setReadTimeout(TIMEOUT_MILLIS);
        get.setRetries(0);
        return get;
    }

    /** Used for a document at the address that is not a key set. */
    @Override
    protected UrlStreamResolver getUrlResolver() {
        return new UrlStreamResolver() {
            @Override
            public InputStream resolve(String location) throws IOException {
                URLConnection connection = URI.create(location).toURL().openConnection();
                connection.setConnectTimeout(TIMEOUT_MILLIS);
                connection.setReadTimeout(TIMEOUT_MILLIS);
                return connection.getInputStream();
            }
        };
    }

    private List<JsonWebKey> published() {
        try {
            return httpsJwks.getJsonWebKeys();
        } catch (IOException | JoseException e) {
            throw new IssuerKeysUnavailable(e);
        }
    }
}
