package fr.ancvconnect.lambda.security;

import fr.ancvconnect.lambda.problem.IssuerKeysUnavailable;
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
 * The issuer's keys as the library finds them, but asked for once and not for longer than a caller waits: by itself it
 * would ask four times, wait 20 s each time, and take the token for a bad one in the end.
 */
final class IssuerKeys extends KeyLocationResolver {

    private static final int PATIENCE_MILLIS = 2_000;

    /**
     * Reads them.
     *
     * @throws UnresolvableKeyException when they cannot be read, or there are none
     */
    IssuerKeys(JWTAuthContextInfo where) throws UnresolvableKeyException {
        super(where);
        if (key == null && (httpsJwks == null ? jsonWebKeys == null || jsonWebKeys.isEmpty() : published().isEmpty())) {
            throw new UnresolvableKeyException("No key is there");
        }
    }

    /** Throws {@link IssuerKeysUnavailable} where they had to be asked for again and cannot be read. */
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

    /** A question that just failed is no answer to the next one. */
    @Override
    protected HttpsJwks getHttpsJwks(String location) {
        HttpsJwks there = super.getHttpsJwks(location);
        there.setRefreshReprieveThreshold(0);
        return there;
    }

    @Override
    protected Get getHttpGet() {
        var get = new Get();
        get.setConnectTimeout(PATIENCE_MILLIS);
        get.setReadTimeout(PATIENCE_MILLIS);
        get.setRetries(0);
        return get;
    }

    /** For what is found there and is no key set. */
    @Override
    protected UrlStreamResolver getUrlResolver() {
        return new UrlStreamResolver() {
            @Override
            public InputStream resolve(String location) throws IOException {
                URLConnection there = URI.create(location).toURL().openConnection();
                there.setConnectTimeout(PATIENCE_MILLIS);
                there.setReadTimeout(PATIENCE_MILLIS);
                return there.getInputStream();
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
