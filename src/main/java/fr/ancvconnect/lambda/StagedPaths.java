package fr.ancvconnect.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import jakarta.annotation.Priority;
import jakarta.decorator.Decorator;
import jakarta.decorator.Delegate;
import jakarta.enterprise.inject.Any;
import java.util.Optional;

/** On a stage other than {@code $default} the gateway leaves the stage in front of the path: no door knows it there. */
@Decorator
@Priority(2)
public class StagedPaths implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {

    private final RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> doors;

    public StagedPaths(@Delegate @Any RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> doors) {
        this.doors = doors;
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        Optional.ofNullable(event.getRequestContext()).map(request -> "/" + request.getStage())
                .filter(stage -> event.getRawPath() != null && event.getRawPath().startsWith(stage + "/"))
                .ifPresent(stage -> event.setRawPath(event.getRawPath().substring(stage.length())));
        return doors.handleRequest(event, context);
    }
}
