package fr.ancvconnect.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The deployed addresses are those of the doors. A route in the template is one line, so that it reads as a table. */
class TemplateTest {

    private static final Pattern FUNCTION = Pattern.compile("^  (\\w+)Function:$");
    private static final Pattern ROUTE = Pattern.compile("Method: (\\w+), Path: (?:\"([^\"]+)\"|([^\",} ]+))");
    private static final List<Class<? extends Annotation>> METHODS = List.of(GET.class, PUT.class, POST.class, DELETE.class);

    @Test
    void each_route_of_a_door_stands_in_the_template_at_its_function_and_no_other() throws IOException {
        assertThat(deployed()).isNotEmpty().isEqualTo(coded());
    }

    private static Set<String> coded() {
        return new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("fr.ancvconnect.lambda").stream()
                .flatMap(type -> type.getMethods().stream()).filter(method -> method.isAnnotatedWith(Path.class))
                .flatMap(TemplateTest::routes).collect(Collectors.toSet());
    }

    private static Stream<String> routes(JavaMethod method) {
        String function = method.getOwner().getSimpleName().replace("Handler", "");
        return METHODS.stream().filter(method::isAnnotatedWith)
                .map(verb -> function + " " + verb.getSimpleName() + " " + method.getAnnotationOfType(Path.class).value());
    }

    private static Set<String> deployed() throws IOException {
        var function = new String[1];
        return Files.readAllLines(java.nio.file.Path.of("template.yaml")).stream().flatMap(line -> {
            FUNCTION.matcher(line).results().forEach(found -> function[0] = found.group(1));
            return ROUTE.matcher(line).results().map(found -> route(function[0], found));
        }).collect(Collectors.toSet());
    }

    private static String route(String function, MatchResult found) {
        return function + " " + found.group(1) + " " + (found.group(2) == null ? found.group(3) : found.group(2));
    }
}
