package fr.ancvconnect.lambda.observability;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import fr.ancvconnect.app.observability.LogContext;
import fr.ancvconnect.lambda.event.LambdaInvocation;
import fr.ancvconnect.lambda.request.PathIds;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.util.Optional;
import org.jboss.logging.MDC;

/** Names in each log line the request that it is written for, and the folder and payment of its path. */
@Provider
public class RequestLogContext implements ContainerRequestFilter {

    /** Before all that can fail. */
    void register(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).handler(request -> {
            requestId(request).ifPresent(id -> MDC.put(LogContext.REQUEST, id));
            request.next();
        });
    }

    /** What no id can be is not named: a path may hold anything. */
    @Override
    public void filter(ContainerRequestContext request) {
        MultivaluedMap<String, String> path = request.getUriInfo().getPathParameters();
        Optional.ofNullable(path.getFirst("folderId")).flatMap(PathIds::folder)
                .ifPresent(folder -> MDC.put(LogContext.FOLDER, folder.value()));
        Optional.ofNullable(path.getFirst("paymentId")).flatMap(PathIds::payment)
                .ifPresent(payment -> MDC.put(LogContext.PAYMENT, payment.value()));
    }

    /** The gateway's, which its access log and the caller know too; else Lambda's; none where there is no Lambda. */
    private static Optional<String> requestId(RoutingContext request) {
        return LambdaInvocation.part(request, APIGatewayV2HTTPEvent.RequestContext.class)
                .map(APIGatewayV2HTTPEvent.RequestContext::getRequestId)
                .or(() -> LambdaInvocation.part(request, Context.class).map(Context::getAwsRequestId));
    }
}
