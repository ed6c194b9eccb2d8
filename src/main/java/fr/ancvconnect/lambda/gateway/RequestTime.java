package fr.ancvconnect.lambda.gateway;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import fr.ancvconnect.lambda.event.LambdaInvocation;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;

/** When the request under way arrived: the 4 hours of a cancellation are judged by it (the contract). */
@Singleton
public final class RequestTime {

    private final RoutingContext request;
    private final InstantSource clock;

    public RequestTime(RoutingContext request, InstantSource clock) {
        this.request = request;
        this.clock = clock;
    }

    /**
     * The gateway's time of the request ({@code requestContext.timeEpoch}): a cold start comes after it. Where there is
     * no gateway, now.
     */
    public Instant arrivedAt() {
        return LambdaInvocation.part(request, APIGatewayV2HTTPEvent.RequestContext.class)
                .map(APIGatewayV2HTTPEvent.RequestContext::getTimeEpoch)
                .filter(millis -> millis > 0)
                .map(Instant::ofEpochMilli)
                .orElseGet(clock::instant);
    }
}
