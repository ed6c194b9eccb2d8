package fr.ancvconnect.packaging;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Checks what a native image must declare or must not contain. On a JVM these faults have no effect. */
class NativeTest {

    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("fr.ancvconnect");

    @Test
    void every_json_view_is_registered_for_reflection() {
        classes()
                .that(DescribedPredicate.describe("are views", NativeTest::isView))
                .should()
                .beAnnotatedWith(RegisterForReflection.class)
                .check(CLASSES);
    }

    @Test
    void every_own_event_type_is_registered_for_reflection() {
        classes()
                .that()
                .areAssignableTo(APIGatewayV2HTTPEvent.class)
                .should()
                .beAnnotatedWith(RegisterForReflection.class)
                .check(CLASSES);
    }

    @Test
    void the_message_files_of_all_locales_and_the_payment_page_are_included_in_the_image() throws IOException {
        var settings = new Properties();
        try (var in = Files.newBufferedReader(RESOURCES.resolve("application.properties"));
                Stream<Path> files = Files.list(RESOURCES)) {
            settings.load(in);
            List<String> messages = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("messages"))
                    .toList();
            assertThat(messages).hasSize(settings.getProperty("quarkus.locales").split(",").length);
            assertThat(settings.getProperty("quarkus.native.resources.includes").split(","))
                    .containsExactlyInAnyOrderElementsOf(
                            Stream.concat(messages.stream(), Stream.of("META-INF/payment-page/*"))
                                    .toList());
        }
    }

    @Test
    void no_static_field_holds_a_random_generator() {
        noFields()
                .that()
                .areStatic()
                .should()
                .haveRawType(
                        DescribedPredicate.describe("random", (JavaClass type) -> type.isAssignableTo(Random.class)))
                .check(CLASSES);
    }

    private static boolean isView(JavaClass type) {
        return type.isRecord()
                && type.getPackageName().startsWith("fr.ancvconnect.lambda")
                && type.getName().matches(".*View(\\$.*)?");
    }
}
