package fr.ancvconnect.lambda.caller;

import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.KeyLocationResolver;
import io.smallrye.jwt.util.ResourceUtils.UrlStreamResolver;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLConnection;
import org.jose4j.http.Get;
import org.jose4j.lang.UnresolvableKeyException;

/**
 * The issuer's keys as the library finds them, but asked for once and not for longer than a caller waits: by itself it
 * would ask four times and wait 20 s each time.
 */
final class IssuerKeys extends KeyLocationResolver {

    private static final int PATIENCE_MILLIS = 2_000;

    IssuerKeys(JWTAuthContextInfo where) throws UnresolvableKeyException {
        super(where);
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
}
