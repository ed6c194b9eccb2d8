package fr.ancvconnect.lambda.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import fr.ancvconnect.lambda.event.LambdaEvent;
import jakarta.annotation.Priority;
import jakarta.decorator.Decorator;
import jakarta.decorator.Delegate;
import jakarta.enterprise.inject.Any;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Restores the request from the gateway's event. The gateway decodes the path and, for every stage other than
 * {@code $default}, puts the name of the stage in front of it. No route matches such a path. The response is passed on without
 * what only the framework's own server needs.
 *
 * <p>The framework rejects an invalid path, an invalid header and a body that is not Base64 before this service can
 * return a problem document. It also splits every header at its commas. So the path is encoded again, and the headers
 * and such a body are withheld. {@link RequestHeaders} adds the headers to the request later.
 */
@Decorator
@Priority(2)
public class GatewayRequests implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {

    private static final String DEFAULT_STAGE = "$default";
    private static final String TRANSFER_ENCODING = "Transfer-Encoding";

    private final RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> delegate;

    public GatewayRequests(@Delegate @Any RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> delegate) {
        this.delegate = delegate;
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        Optional.ofNullable(event.getRawPath())
                .ifPresent(path -> event.setRawPath(RequestTarget.path(withoutStage(path, event.getRequestContext()))));
        Optional.ofNullable(event.getRawQueryString())
                .ifPresent(query -> event.setRawQueryString(RequestTarget.query(query)));
        // The mixin in LambdaEvent makes Jackson create every event as this type.
        LambdaEvent call = (LambdaEvent) event;
        call.withholdHeaders();
        if (event.getIsBase64Encoded() && !isBase64(event.getBody())) {
            call.withholdBody();
        }
        return withoutTransferEncoding(delegate.handleRequest(event, context));
    }

    /** The framework sends a large response in chunks, and leaves an empty header behind when it joins them. */
    private static APIGatewayV2HTTPResponse withoutTransferEncoding(APIGatewayV2HTTPResponse response) {
        Optional.ofNullable(response.getHeaders())
                .ifPresent(headers -> headers.keySet().removeIf(TRANSFER_ENCODING::equalsIgnoreCase));
        return response;
    }

    private static boolean isBase64(String body) {
        try {
            return body == null || Base64.getDecoder().decode(body) != null;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private static String withoutStage(String path, APIGatewayV2HTTPEvent.RequestContext request) {
        return Optional.ofNullable(request.getStage())
                .filter(stage -> !stage.equals(DEFAULT_STAGE))
                .map(stage -> "/" + stage)
                .filter(stage -> path.startsWith(stage + "/"))
                .map(stage -> path.substring(stage.length()))
                .orElse(path);
    }

    /** Encodes the path and the query as RFC 3986 requires. Other valid characters are not changed. */
    static final class RequestTarget {

        private static final String INVALID_ESCAPE = "%(?!\\p{XDigit}{2})";
        /** Also matches a second slash at the start: the text after it would be read as a host. */
        private static final Pattern NOT_ALLOWED_IN_PATH =
                Pattern.compile("[^A-Za-z0-9._~!$&'()*+,;=:@/%-]+|" + INVALID_ESCAPE + "|(?<=^/)/");

        /** Also matches a semicolon. It is data in a query, but the framework would separate parameters at it. */
        private static final Pattern NOT_ALLOWED_IN_QUERY =
                Pattern.compile("[^A-Za-z0-9._~!$&'()*+,=:@/?%-]+|" + INVALID_ESCAPE);

        private static final HexFormat OCTETS = HexFormat.of().withUpperCase().withPrefix("%");

        private RequestTarget() {}

        /** Encodes the path. The gateway has decoded all its percent-encoded octets. */
        static String path(String decoded) {
            return encoded(decoded, NOT_ALLOWED_IN_PATH);
        }

        /** Encodes the query. The gateway passes it on unchanged, even if it is not valid. */
        static String query(String sent) {
            return encoded(sent, NOT_ALLOWED_IN_QUERY);
        }

        private static String encoded(String text, Pattern notAllowed) {
            return notAllowed
                    .matcher(text)
                    .replaceAll(found -> OCTETS.formatHex(found.group().getBytes(UTF_8)));
        }
    }
}
