package fr.ancvconnect.packaging;

import java.util.Map;
import java.util.stream.Stream;

/**
 * A route of {@code template.yaml} and the function that it invokes.
 *
 * @param key  the route key in API Gateway's format
 * @param open whether the route has no token authorizer
 */
public record DeployedRoute(String function, String key, boolean open) {

    /** The key of the default route, for requests that match no other route. */
    public static final String DEFAULT_ROUTE = "$default";

    private static final Map<String, Map<String, Object>> FUNCTIONS =
            Template.read("template.yaml").properties("AWS::Serverless::Function");

    /** All routes. */
    public static Stream<DeployedRoute> all() {
        return events().filter(event -> event.type().equals("HttpApi"))
                .map(event -> of(event.function(), event.properties()));
    }

    /** The functions that a schedule invokes. */
    public static Stream<String> scheduled() {
        return events().filter(event -> event.type().equals("ScheduleV2")).map(FunctionEvent::function);
    }

    private record FunctionEvent(String function, String type, Map<String, Object> properties) {}

    private static Stream<FunctionEvent> events() {
        return FUNCTIONS.entrySet().stream()
                .flatMap(function -> Template.<Map<String, Object>>in(function.getValue(), "Events").values().stream()
                        .map(event -> new FunctionEvent(
                                function.getKey().replace("Function", ""),
                                Template.in(event, "Type"),
                                Template.in(event, "Properties"))));
    }

    private static DeployedRoute of(String function, Map<String, Object> event) {
        boolean open = !Map.of("Authorizer", "Tokens").equals(event.get("Auth"));
        return new DeployedRoute(
                function,
                event.containsKey("Path") ? event.get("Method") + " " + event.get("Path") : DEFAULT_ROUTE,
                open);
    }
}
