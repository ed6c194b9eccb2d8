package fr.ancvconnect.lambda.security;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext;
import fr.ancvconnect.lambda.event.LambdaInvocation;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The source of a request. The address is that of the connection, as the gateway reports it. A header such as
 * {@code X-Forwarded-For} is not used, because a client can send any value.
 *
 * @param userAgent the client's {@code User-Agent}, in a form that is safe to log
 */
public record RequestSource(Optional<String> address, Optional<String> userAgent) {

    private static final int LONGEST = 200;
    private static final Pattern UNPRINTABLE = Pattern.compile("[^\\x20-\\x7e]");

    /** The source of this request. Without a gateway, it is the connection to this server. */
    public static RequestSource of(RoutingContext request) {
        Optional<RequestContext> gateway = LambdaInvocation.part(request, RequestContext.class);
        Optional<RequestContext.Http> http = gateway.map(RequestContext::getHttp);
        return gateway.isPresent()
                ? of(http.map(RequestContext.Http::getSourceIp), http.map(RequestContext.Http::getUserAgent))
                : of(
                        Optional.ofNullable(request.request().remoteAddress()).map(SocketAddress::hostAddress),
                        Optional.ofNullable(request.request().getHeader("User-Agent")));
    }

    private static RequestSource of(Optional<String> address, Optional<String> agent) {
        return new RequestSource(address, agent.map(RequestSource::shown));
    }

    private static String shown(String agent) {
        return UNPRINTABLE
                .matcher(agent.substring(0, Math.min(agent.length(), LONGEST)))
                .replaceAll("?");
    }
}
