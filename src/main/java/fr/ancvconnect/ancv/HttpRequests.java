package fr.ancvconnect.ancv;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.ancvconnect.ancv.AncvCalls.AncvCall;
import fr.ancvconnect.config.TraceContext;
import java.net.URI;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;

/** Builds the HTTP requests of calls: address, seal and trace header. */
final class HttpRequests {

    private static final String JSON = "application/json";

    private final URI baseUrl;

    HttpRequests(URI baseUrl) {
        this.baseUrl = baseUrl;
    }

    /** A new request for one attempt: POST when there is a body, GET otherwise. */
    HttpUriRequestBase of(AncvCall call, String sealHeader) {
        var request =
                new HttpUriRequestBase(call.body().isPresent() ? "POST" : "GET", URI.create(baseUrl + call.path()));
        request.setHeader(HttpHeaders.CONTENT_TYPE, JSON);
        request.setHeader(Seal.HEADER, sealHeader);
        TraceContext.current().ifPresent(trace -> request.setHeader("X-Amzn-Trace-Id", trace));
        call.body()
                .ifPresent(body ->
                        request.setEntity(new ByteArrayEntity(body.toString().getBytes(UTF_8), null)));
        return request;
    }
}
