package fr.ancvconnect.ancv;

import fr.ancvconnect.ancv.AncvCalls.AncvCall;
import fr.ancvconnect.config.TraceContext;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Optional;

/** Builds the HTTP request of a call: address, seal and trace header. */
final class HttpRequests {

    private final URI baseUrl;
    private final Seal seal;

    HttpRequests(URI baseUrl, Seal seal) {
        this.baseUrl = baseUrl;
        this.seal = seal;
    }

    /** The request; empty if there is no key for the seal. */
    Optional<HttpRequest> of(AncvCall call) {
        return seal.of(call.sealed()).map(sealHeader -> of(call, sealHeader));
    }

    private HttpRequest of(AncvCall call, String sealHeader) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(baseUrl + call.path()))
                .header("Content-Type", "application/json")
                .header(Seal.HEADER, sealHeader);
        TraceContext.current().ifPresent(trace -> request.header("X-Amzn-Trace-Id", trace));
        // POST when there is a body, GET otherwise.
        call.body().ifPresent(body -> request.POST(BodyPublishers.ofString(body.toString())));
        return request.build();
    }
}
