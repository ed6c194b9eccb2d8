package fr.ancvconnect.lambda.problem;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The table of paths equals the paths of the handlers. */
class RoutesTest {

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "PUT", "POST", "DELETE");

    @Test
    void the_table_contains_each_handler_path_and_nothing_else() {
        Map<String, Set<String>> handlers = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("fr.ancvconnect.lambda").stream()
                        .flatMap(type -> type.getMethods().stream())
                        .filter(method -> method.isAnnotatedWith(Path.class))
                        .collect(groupingBy(
                                method -> method.getAnnotationOfType(Path.class).value(),
                                mapping(RoutesTest::verb, toSet())));
        assertThat(Routes.all().stream().collect(toMap(Routes.Address::template, Routes.Address::methods)))
                .isEqualTo(handlers);
    }

    @Test
    void a_path_has_the_allowed_methods_of_its_route() {
        assertThat(Routes.allowed("/establishments/h1")).isEqualTo("GET, HEAD, PUT");
        assertThat(Routes.allowed("/booking-folders/f1/payments")).isEqualTo("GET, HEAD, POST");
    }

    @Test
    void a_path_that_the_gateway_would_not_route_to_its_function_is_not_canonical() {
        assertThat(List.of("/booking-folders/f1/", "/booking-folders//f1", "/booking-folders/f1/cancellation;a=b"))
                .allMatch(Routes::isNotCanonical);
        assertThat(List.of("/booking-folders/f1", "/webhooks/ancv", "/local/page/", "/", "/q/dev-ui/"))
                .noneMatch(Routes::isNotCanonical);
    }

    private static String verb(JavaMethod method) {
        return method.getAnnotations().stream()
                .map(JavaAnnotation::getRawType)
                .map(type -> type.getSimpleName())
                .filter(METHODS::contains)
                .findFirst()
                .orElseThrow();
    }
}
