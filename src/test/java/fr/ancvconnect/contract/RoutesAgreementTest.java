package fr.ancvconnect.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import fr.ancvconnect.lambda.problem.Routes;
import fr.ancvconnect.packaging.DeployedRoute;
import fr.ancvconnect.packaging.Template;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The routes of the handlers, of docs/openapi.yaml and of template.yaml are equal: methods, paths, roles and throttles. */
class RoutesAgreementTest {

    private static final Set<String> METHODS =
            Set.of("get", "put", "post", "delete", "patch", "head", "options", "trace");
    private static final Template DOCUMENT = Template.read("docs/openapi.yaml");
    private static final Template TEMPLATE = Template.read("template.yaml");
    private static final Map<String, Map<String, Object>> OPERATIONS = operations();
    private static final Map<String, JavaMethod> HANDLERS = handlers();

    @Test
    void code_document_and_template_have_the_same_routes() {
        assertThat(OPERATIONS.keySet()).isNotEmpty().isEqualTo(HANDLERS.keySet());
        assertThat(deployed(_ -> true)).isEqualTo(OPERATIONS.keySet());
        assertThat(Routes.all().stream()
                        .flatMap(address -> address.methods().stream().map(method -> method + " " + address.template()))
                        .collect(Collectors.toSet()))
                .isEqualTo(OPERATIONS.keySet());
    }

    @Test
    void code_and_document_have_the_same_roles() {
        assertThat(HANDLERS)
                .allSatisfy((route, handler) -> assertThat(roles(handler))
                        .as(route)
                        .isEqualTo(new TreeSet<>(Template.<List<String>>in(OPERATIONS.get(route), "x-roles"))));
    }

    @Test
    void the_routes_without_roles_need_no_token_in_the_document_and_in_the_template() {
        Set<String> open = HANDLERS.entrySet().stream()
                .filter(route -> roles(route.getValue()).isEmpty())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        assertThat(deployed(DeployedRoute::open)).isNotEmpty().isEqualTo(open);
        assertThat(DOCUMENT.<List<Object>>at("security")).isEqualTo(List.of(Map.of("bearer", List.of())));
        assertThat(OPERATIONS.entrySet().stream()
                        .filter(operation -> operation.getValue().containsKey("security"))
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toSet()))
                .isEqualTo(open);
    }

    @Test
    void the_documented_throttles_are_those_of_production() {
        Map<String, Map<String, Object>> settings = TEMPLATE.at("Resources", "Api", "Properties", "RouteSettings");
        OPERATIONS.forEach((route, operation) -> assertThat(
                        Map.of("rate", limit(settings, route, "Rate"), "burst", limit(settings, route, "Burst")))
                .as(route)
                .isEqualTo(operation.get("x-throttle")));
    }

    @Test
    void each_read_of_a_guest_has_a_schema_of_guests() {
        OPERATIONS.forEach((route, operation) -> {
            if (Template.<List<String>>in(operation, "x-roles").contains("guest")) {
                assertThat(successes(operation))
                        .as(route)
                        .isNotEmpty()
                        .allSatisfy(content -> assertThat(content).containsKey("x-guest-schema"));
            }
        });
    }

    private static List<Map<String, Object>> successes(Map<String, Object> operation) {
        return Template.<Map<String, Object>>in(operation, "responses").entrySet().stream()
                .filter(response -> response.getKey().startsWith("2"))
                .map(response -> Template.<Map<String, Object>>in(response.getValue(), "content", "application/json"))
                .toList();
    }

    private static Set<String> deployed(Predicate<DeployedRoute> condition) {
        return DeployedRoute.all()
                .filter(route -> !route.key().equals(DeployedRoute.DEFAULT_ROUTE))
                .filter(condition)
                .map(DeployedRoute::key)
                .collect(Collectors.toSet());
    }

    private static Object limit(Map<String, Map<String, Object>> settings, String route, String kind) {
        List<Object> path = Template.in(settings, route, "Throttling" + kind + "Limit", "!FindInMap");
        return TEMPLATE.at("Mappings", (String) path.getFirst(), "prod", (String) path.getLast());
    }

    private static Map<String, Map<String, Object>> operations() {
        var operations = new HashMap<String, Map<String, Object>>();
        DOCUMENT.<Map<String, Map<String, Map<String, Object>>>>at("paths")
                .forEach((path, methods) -> methods.keySet().stream()
                        .filter(METHODS::contains)
                        .forEach(method ->
                                operations.put(method.toUpperCase(Locale.ROOT) + " " + path, methods.get(method))));
        return operations;
    }

    private static Map<String, JavaMethod> handlers() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("fr.ancvconnect.lambda").stream()
                        .flatMap(type -> type.getMethods().stream())
                        .filter(method -> method.isAnnotatedWith(Path.class))
                        .collect(Collectors.toMap(
                                method -> verb(method) + " "
                                        + method.getAnnotationOfType(Path.class).value(),
                                Function.identity()));
    }

    private static String verb(JavaMethod method) {
        return method.getAnnotations().stream()
                .map(annotation -> annotation.getRawType())
                .filter(type -> type.isAnnotatedWith(HttpMethod.class))
                .map(type -> type.getSimpleName())
                .collect(Collectors.joining());
    }

    /** The roles of the method, or else those of its class; none if it is open to all. */
    private static Set<String> roles(JavaMethod handler) {
        return Stream.of(handler, handler.getOwner())
                .filter(place -> place.isAnnotatedWith(RolesAllowed.class) || place.isAnnotatedWith(PermitAll.class))
                .findFirst()
                .map(place -> place.isAnnotatedWith(PermitAll.class)
                        ? Set.<String>of()
                        : new TreeSet<>(List.of(
                                place.getAnnotationOfType(RolesAllowed.class).value())))
                .orElseThrow(() -> new AssertionError("Neither roles nor open: " + handler.getFullName()));
    }
}
