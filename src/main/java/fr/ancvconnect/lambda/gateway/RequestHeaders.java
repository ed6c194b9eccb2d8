package fr.ancvconnect.lambda.gateway;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import fr.ancvconnect.app.ProblemCode;
import fr.ancvconnect.lambda.event.LambdaEvent;
import fr.ancvconnect.lambda.event.LambdaInvocation;
import fr.ancvconnect.lambda.event.RouteOrder;
import fr.ancvconnect.lambda.problem.ProblemResponses;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The first routes of all. After them each header has one value: the value that the gateway received or, over plain
 * HTTP, all fields of that name joined with commas (RFC 9110, 5.3). So code that reads the first value reads the
 * complete header. A request that is not valid HTTP ends here.
 */
@Singleton
public final class RequestHeaders {

    /** Runs after the route that sets the headers of every response. */
    private static final int SECOND_ROUTE = Integer.MIN_VALUE + 1;

    private static final String MALFORMED = RequestHeaders.class.getName();

    /**
     * Not needed behind the gateway. {@code Expect} would be answered with an interim response, but only one response can be
     * sent. It would also combine the host with the request's path.
     */
    private static final Set<String> NOT_PASSED_ON = Set.of("expect", "host");

    private static final String IDENTITY = "identity";
    private static final String LENGTH = "content-length";

    /** The characters of a header's name besides letters and digits (RFC 9110, 5.6.2). */
    private static final String TOKEN_SIGNS = "!#$%&'*+.^_`|~-";

    private static final int DELETE = 0x7f;
    /** The largest number of digits that always fits into a long. */
    private static final int MOST_DIGITS = 18;

    private final ProblemResponses problems;

    public RequestHeaders(ProblemResponses problems) {
        this.problems = problems;
    }

    void register(@Observes @Priority(RouteOrder.HEADERS) Router router) {
        router.route().order(Integer.MIN_VALUE).handler(this::mergeHeaders);
        router.route().order(SECOND_ROUTE).handler(this::rejectMalformed);
        router.route().order(SECOND_ROUTE).handler(this::rejectEncoded);
    }

    private void mergeHeaders(RoutingContext request) {
        MultiMap headers = request.request().headers();
        Optional<LambdaEvent> event =
                LambdaInvocation.part(request, APIGatewayV2HTTPEvent.class).map(LambdaEvent.class::cast);
        event.ifPresent(call -> restore(call.receivedHeaders(), headers));
        join(headers);
        Optional.ofNullable(headers.get(HttpHeaders.ACCEPT))
                .map(AcceptHeader::effective)
                .ifPresent(accepted -> accepted.ifPresentOrElse(
                        types -> headers.set(HttpHeaders.ACCEPT, types), () -> headers.remove(HttpHeaders.ACCEPT)));
        boolean valid = event.map(RequestHeaders::isValid)
                .orElseGet(() -> headers.entries().stream().allMatch(RequestHeaders::isValid));
        request.put(MALFORMED, !valid);
        // The target of a gateway's event is encoded already.
        if (event.isPresent() || isUri(request.request().uri())) {
            request.next();
        } else {
            // The next routes would have to decode it. One of them would set this header.
            request.response().putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            problems.end(request, ProblemCode.MALFORMED_REQUEST);
        }
    }

    /** Restores the valid headers only. A request with an invalid header ends in the next route. */
    private static void restore(Map<String, String> received, MultiMap headers) {
        received.entrySet().stream()
                .filter(RequestHeaders::isValid)
                .filter(header -> !NOT_PASSED_ON.contains(header.getKey().toLowerCase(Locale.ROOT)))
                .forEach(header -> headers.add(header.getKey(), header.getValue()));
    }

    private static void join(MultiMap headers) {
        for (String name : Set.copyOf(headers.names())) {
            List<String> values = headers.getAll(name);
            if (values.size() > 1) {
                headers.set(name, String.join(",", values));
            }
        }
    }

    /** Without a gateway, a path or a query that cannot be decoded arrives as it was sent. */
    private static boolean isUri(String target) {
        try {
            new URI(target);
            return true;
        } catch (URISyntaxException _) {
            return false;
        }
    }

    private static boolean isValid(LambdaEvent call) {
        return !call.isBodyUnreadable()
                && call.receivedHeaders().entrySet().stream().allMatch(RequestHeaders::isValid);
    }

    private static boolean isValid(Map.Entry<String, String> header) {
        return isToken(header.getKey())
                && hasNoControlCharacter(header.getValue())
                && (!header.getKey().equalsIgnoreCase(LENGTH) || isLength(header.getValue()));
    }

    // Loops instead of regular expressions, because each request has several headers.

    private static boolean isToken(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (!isLetter(c) && !isDigit(c) && TOKEN_SIGNS.indexOf(c) < 0) {
                return false;
            }
        }
        return !name.isEmpty();
    }

    private static boolean hasNoControlCharacter(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if ((c < ' ' && c != '\t') || c == DELETE) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLength(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (!isDigit(value.charAt(i))) {
                return false;
            }
        }
        return !value.isEmpty() && value.length() <= MOST_DIGITS;
    }

    private static boolean isLetter(char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** The service reads no compressed bodies (RFC 9110, 8.4 and 15.5.16). */
    private void rejectEncoded(RoutingContext request) {
        if (Optional.ofNullable(request.request().getHeader(HttpHeaders.CONTENT_ENCODING))
                .map(String::strip)
                .filter(coding -> !coding.isEmpty() && !coding.equalsIgnoreCase(IDENTITY))
                .isPresent()) {
            request.response().putHeader(HttpHeaders.ACCEPT_ENCODING, IDENTITY);
            problems.end(request, ProblemCode.UNSUPPORTED_MEDIA_TYPE);
        } else {
            request.next();
        }
    }

    private void rejectMalformed(RoutingContext request) {
        if (Boolean.TRUE.equals(request.get(MALFORMED))) {
            problems.end(request, ProblemCode.MALFORMED_REQUEST);
        } else {
            request.next();
        }
    }
}
