package fr.ancvconnect.ancv;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Makes the HTTP request of a call: address, seal, trace. */
final class AncvRequests {

    /** Lambda's trace of the request that is being served: Quarkus sets it anew for each. */
    private static final String TRACE_PROPERTY = "com.amazonaws.xray.traceHeader";
    private static final String TRACE_VARIABLE = "_X_AMZN_TRACE_ID";
    private static final Pattern TRACE_FORM = Pattern.compile("[\\x21-\\x7e]{1,512}");

    private final URI baseUrl;
    private final Seal seal;

    AncvRequests(URI baseUrl, Seal seal) {
        this.baseUrl = baseUrl;
        this.seal = seal;
    }

    /** Empty where there is no key to seal with. */
    Optional<HttpRequest> of(AncvCall call) {
        return seal.of(call.sealed()).map(sealed -> of(call, sealed));
    }

    private HttpRequest of(AncvCall call, String sealed) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(baseUrl + call.path()))
                .header("Content-Type", "application/json")
                .header(Seal.HEADER, sealed);
        trace(System.getProperty(TRACE_PROPERTY), System.getenv(TRACE_VARIABLE)).ifPresent(trace -> request.header("X-Amzn-Trace-Id", trace));
        // POST when there is a body, GET otherwise.
        call.body().ifPresent(body -> request.POST(BodyPublishers.ofString(body.toString())));
        return request.build();
    }

    /** The property is of this request; the variable is Lambda's documented place, and not every runtime fills it. */
    static Optional<String> trace(String property, String variable) {
        return Stream.of(Optional.ofNullable(property), Optional.ofNullable(variable)).flatMap(Optional::stream)
                .filter(TRACE_FORM.asMatchPredicate()).findFirst();
    }
}
