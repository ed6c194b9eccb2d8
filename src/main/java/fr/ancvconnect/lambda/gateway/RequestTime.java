package fr.ancvconnect.lambda.gateway;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import fr.ancvconnect.lambda.event.LambdaInvocation;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The time at which the current request arrived. The 4 hours of the cancellation window are measured with it (the
 * contract).
 */
@Singleton
public final class RequestTime {

    private final RoutingContext request;
    private final InstantSource clock;

    public RequestTime(RoutingContext request, InstantSource clock) {
        this.request = request;
        this.clock = clock;
    }

    /**
     * The gateway's time of the request ({@code requestContext.timeEpoch}), because a cold start happens after it.
     * Without a gateway, the current time.
     */
    public Instant arrivedAt() {
        return LambdaInvocation.part(request, APIGatewayV2HTTPEvent.RequestContext.class)
                .map(APIGatewayV2HTTPEvent.RequestContext::getTimeEpoch)
                .filter(millis -> millis > 0)
                .map(Instant::ofEpochMilli)
                .orElseGet(clock::instant);
    }
}
