package fr.ancvconnect.lambda.observability;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import fr.ancvconnect.app.observability.LogContext;
import fr.ancvconnect.lambda.event.LambdaInvocation;
import fr.ancvconnect.lambda.event.RouteOrder;
import fr.ancvconnect.lambda.request.PathIds;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.util.Optional;
import org.jboss.logging.MDC;

/** Adds the request id to each log line, with the folder id and the payment id of the path. */
@Provider
public class RequestLogContext implements ContainerRequestFilter {

    void register(@Observes @Priority(RouteOrder.LOG_CONTEXT) Router router) {
        router.route().order(Integer.MIN_VALUE).handler(request -> {
            requestId(request).ifPresent(id -> MDC.put(LogContext.REQUEST, id));
            request.next();
        });
    }

    /** Only well-formed ids are added: a path can contain any text. */
    @Override
    public void filter(ContainerRequestContext request) {
        MultivaluedMap<String, String> path = request.getUriInfo().getPathParameters();
        Optional.ofNullable(path.getFirst("folderId"))
                .flatMap(PathIds::folder)
                .ifPresent(folder -> MDC.put(LogContext.FOLDER, folder.value()));
        Optional.ofNullable(path.getFirst("paymentId"))
                .flatMap(PathIds::payment)
                .ifPresent(payment -> MDC.put(LogContext.PAYMENT, payment.value()));
    }

    /** The gateway's request id, which its access log and its response also contain; else Lambda's; empty outside Lambda. */
    private static Optional<String> requestId(RoutingContext request) {
        return LambdaInvocation.part(request, APIGatewayV2HTTPEvent.RequestContext.class)
                .map(APIGatewayV2HTTPEvent.RequestContext::getRequestId)
                .or(() -> LambdaInvocation.part(request, Context.class).map(Context::getAwsRequestId));
    }
}
