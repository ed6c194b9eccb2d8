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

/**
 * Makes a request again of what the gateway made of it: a decoded path, behind a stage other than {@code $default}, which no
 * door knows there; and an {@code Expect}, which the framework would answer first, while only one answer goes out. What is
 * no address the framework refuses before any of our answers.
 */
@Decorator
@Priority(2)
public class GatewayCalls implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {

    private static final String EXPECT = "expect";
    private static final String WITHOUT_NAME = "$default";

    private final RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> doors;

    public GatewayCalls(@Delegate @Any RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> doors) {
        this.doors = doors;
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        Optional.ofNullable(event.getRawPath()).ifPresent(path ->
                event.setRawPath(RequestTarget.path(withoutStage(path, event.getRequestContext()))));
        Optional.ofNullable(event.getRawQueryString()).ifPresent(query -> event.setRawQueryString(RequestTarget.query(query)));
        Optional.ofNullable(event.getHeaders()).ifPresent(headers -> headers.keySet().removeIf(EXPECT::equalsIgnoreCase));
        return doors.handleRequest(event, context);
    }

    private static String withoutStage(String path, APIGatewayV2HTTPEvent.RequestContext request) {
        return Optional.ofNullable(request.getStage()).filter(stage -> !stage.equals(WITHOUT_NAME)).map(stage -> "/" + stage)
                .filter(stage -> path.startsWith(stage + "/")).map(stage -> path.substring(stage.length())).orElse(path);
    }
}
