package fr.ancvconnect;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import fr.ancvconnect.config.Settings;
import io.quarkus.runtime.Startup;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Layers are packages below {@code fr.ancvconnect}. Dependencies point downwards, and no package is in a cycle. */
class ArchitectureTest {

    private static final String BASE = "fr.ancvconnect.";
    private static final Set<String> LAYERS =
            Set.of("lambda", "app", "domain", "dynamodb", "ancv", "keys", "config", "local");
    /** The local stack is compiled with the tests, so the place of a class file does not show whether it is a test. */
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(location -> !isTest(location))
            .importPackages("fr.ancvconnect");

    /** Sources of instants and random values. */
    private static final Set<String> TIME_AND_RANDOM_VALUES = Set.of(
            "java.lang.System.currentTimeMillis",
            "java.time.Instant.now",
            "java.time.LocalDate.now",
            "java.time.LocalDateTime.now",
            "java.time.OffsetDateTime.now",
            "java.time.ZonedDateTime.now",
            "java.time.Clock.systemUTC",
            "java.time.Clock.systemDefaultZone",
            "java.time.Clock.system",
            "java.time.InstantSource.system",
            "java.util.UUID.randomUUID");

    @Test
    void every_class_is_in_a_layer() {
        assertThat(CLASSES.stream().map(ArchitectureTest::layer).distinct())
                .isSubsetOf(LAYERS)
                .containsAll(LAYERS);
    }

    @ParameterizedTest
    @CsvSource({
        "domain, ''",
        "config, ''",
        "app, domain",
        "keys, app domain config",
        "lambda, app domain config",
        "dynamodb, app domain config",
        "ancv, app domain config keys",
        "local, lambda app domain dynamodb ancv config keys"
    })
    void dependencies_point_downwards(String layer, String allowed) {
        String[] others = LAYERS.stream()
                .filter(other ->
                        !other.equals(layer) && !Set.of(allowed.split(" ")).contains(other))
                .map(other -> BASE + other + "..")
                .toArray(String[]::new);
        if (others.length > 0) {
            check(noClasses()
                    .that()
                    .resideInAPackage(BASE + layer + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(others));
        }
    }

    @Test
    void the_domain_is_plain_java() {
        check(classes()
                .that()
                .resideInAPackage(BASE + "domain..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(BASE + "domain..", "java..", "org.jspecify.annotations"));
    }

    @Test
    void the_domain_reads_and_writes_nothing() {
        check(noClasses()
                .that()
                .resideInAPackage(BASE + "domain..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.io..", "java.nio.file..", "java.net..", "java.sql.."));
    }

    @Test
    void the_simulator_shares_no_code_with_the_service() {
        check(classes()
                .that()
                .resideInAPackage(BASE + "local.simulator..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        BASE + "local.simulator..",
                        "java..",
                        "org.jspecify.annotations",
                        "javax.crypto..",
                        "com.fasterxml.jackson..",
                        "com.sun.net.httpserver.."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"lambda", "app", "domain", "dynamodb", "keys", "config"})
    void only_ancv_and_local_use_http_clients(String layer) {
        check(noClasses()
                .that()
                .resideInAPackage(BASE + layer + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.net.http..", "org.apache.hc.."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"lambda", "app", "ancv", "keys", "config"})
    void only_the_store_and_local_use_dynamodb(String layer) {
        check(noClasses()
                .that()
                .resideInAPackage(BASE + layer + "..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("software.amazon.awssdk.services.dynamodb.."));
    }

    @Test
    void the_configuration_is_read_in_one_place() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages(BASE + "config..", BASE + "local..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.eclipse.microprofile.config.."));
    }

    /** A malformed setting must fail the start, before the first request. */
    @Test
    void beans_that_read_settings_are_created_at_the_start() {
        check(methods()
                .that(describe("read settings", ArchitectureTest::readsSettings))
                .and()
                .areNotPrivate()
                .should()
                .beAnnotatedWith(Startup.class));
    }

    @Test
    void packages_are_free_of_cycles() {
        check(slices().assignedFrom(new Packages()).should().beFreeOfCycles());
    }

    @Test
    void time_and_random_values_are_injected() {
        check(noClasses()
                .that()
                .haveSimpleNameNotEndingWith("Producer")
                .and()
                .doNotHaveSimpleName("WriteId")
                .should()
                .accessTargetWhere(
                        describe("it is a source of time or random values", ArchitectureTest::isTimeOrRandomValue)));
    }

    @Test
    void dependencies_are_injected_by_constructors() {
        check(noFields().should().beAnnotatedWith("jakarta.inject.Inject"));
    }

    @Test
    void no_reflection_is_used() {
        check(noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.lang.reflect..", "java.lang.invoke..")
                .orShould()
                .callMethod(Class.class, "forName", String.class));
    }

    @Test
    void values_are_not_null_unless_they_are_annotated() {
        check(classes()
                .should(ArchCondition.from(describe(
                        "be in a @NullMarked package", type -> type.getPackage().isAnnotatedWith(NullMarked.class)))));
    }

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(CLASSES);
    }

    private static String layer(JavaClass type) {
        return type.getPackageName().equals("fr.ancvconnect")
                ? ""
                : type.getPackageName().substring(BASE.length()).split("\\.")[0];
    }

    private static boolean readsSettings(JavaMethod method) {
        return List.of("lambda", "ancv", "dynamodb", "keys").contains(layer(method.getOwner()))
                && method.getMethodCallsFromSelf().stream()
                        .anyMatch(call -> call.getTargetOwner().isEquivalentTo(Settings.class));
    }

    /** Whether the top-level type of this class file is a benchmark or has its source among the tests. */
    private static boolean isTest(Location location) {
        String file = location.asURI().toString().replaceFirst(".*/(fr/ancvconnect/.*?)(\\$.*)?\\.class.*", "$1.java");
        return file.startsWith("fr/ancvconnect/bench/") || Files.exists(Path.of("src/test/java", file));
    }

    private static boolean isTimeOrRandomValue(JavaAccess<?> access) {
        return TIME_AND_RANDOM_VALUES.contains(access.getTargetOwner().getName() + "." + access.getName());
    }

    /** A slice is a package. */
    private static final class Packages implements SliceAssignment {

        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            return SliceIdentifier.of(type.getPackageName());
        }

        @Override
        public String getDescription() {
            return "packages";
        }
    }
}
