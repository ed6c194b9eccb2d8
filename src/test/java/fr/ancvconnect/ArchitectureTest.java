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
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import fr.ancvconnect.config.Settings;
import io.quarkus.runtime.Startup;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A room is a package; arrows go downwards only, and what would blur a room stays outside of it. */
class ArchitectureTest {

    private static final String HOUSE = "fr.ancvconnect.";
    private static final Set<String> ROOMS = Set.of("lambda", "app", "domain", "dynamodb", "ancv", "keys", "config", "local");
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("fr.ancvconnect");

    /** Where instants, random ids and the machine's clock come from. */
    private static final Set<String> TIME_AND_CHANCE = Set.of(
            "java.lang.System.currentTimeMillis", "java.time.Instant.now", "java.time.LocalDate.now",
            "java.time.LocalDateTime.now", "java.time.OffsetDateTime.now", "java.time.ZonedDateTime.now",
            "java.time.Clock.systemUTC", "java.time.Clock.systemDefaultZone", "java.time.Clock.system",
            "java.time.InstantSource.system", "java.util.UUID.randomUUID");

    @Test
    void every_class_is_in_a_room() {
        assertThat(CLASSES.stream().map(ArchitectureTest::room).distinct()).isSubsetOf(ROOMS).contains("domain", "app");
    }

    @ParameterizedTest
    @CsvSource({"domain, ''", "config, ''", "app, domain", "keys, app domain config", "lambda, app domain config", "dynamodb, app domain config",
            "ancv, app domain config keys", "local, lambda app domain dynamodb ancv config keys"})
    void arrows_go_downwards_only(String room, String known) {
        String[] others = ROOMS.stream().filter(other -> !other.equals(room) && !Set.of(known.split(" ")).contains(other))
                .map(other -> HOUSE + other + "..").toArray(String[]::new);
        if (others.length > 0) {
            check(noClasses().that().resideInAPackage(HOUSE + room + "..")
                    .should().dependOnClassesThat().resideInAnyPackage(others));
        }
    }

    @Test
    void the_domain_is_plain_java() {
        check(classes().that().resideInAPackage(HOUSE + "domain..")
                .should().onlyDependOnClassesThat().resideInAnyPackage(HOUSE + "domain..", "java.."));
    }

    @Test
    void the_domain_reads_and_writes_nothing() {
        check(noClasses().that().resideInAPackage(HOUSE + "domain..")
                .should().dependOnClassesThat().resideInAnyPackage("java.io..", "java.nio.file..", "java.net..", "java.sql.."));
    }

    @Test
    void the_simulator_is_a_stranger_that_shares_no_code() {
        check(classes().that().resideInAPackage(HOUSE + "local.simulator..")
                .should().onlyDependOnClassesThat().resideInAnyPackage(HOUSE + "local.simulator..", "java..",
                        "javax.crypto..",
                        "com.fasterxml.jackson..", "com.sun.net.httpserver.."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"lambda", "app", "domain", "dynamodb", "keys", "config"})
    void only_the_ancv_room_and_the_local_one_call_over_http(String room) {
        check(noClasses().that().resideInAPackage(HOUSE + room + "..")
                .should().dependOnClassesThat().resideInAPackage("java.net.http.."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"lambda", "app", "ancv", "keys", "config"})
    void only_the_store_and_the_local_room_know_dynamodb(String room) {
        check(noClasses().that().resideInAPackage(HOUSE + room + "..")
                .should().dependOnClassesThat().resideInAPackage("software.amazon.awssdk.services.dynamodb.."));
    }

    @Test
    void the_configuration_is_read_in_one_place() {
        check(noClasses().that().resideOutsideOfPackages(HOUSE + "config..", HOUSE + "local..")
                .should().dependOnClassesThat().resideInAPackage("org.eclipse.microprofile.config.."));
    }

    /** So that each is read once, and before anything else is done. */
    @Test
    void what_is_made_of_settings_is_made_at_the_start() {
        check(methods().that(describe("read settings", ArchitectureTest::readsSettings)).and().areNotPrivate()
                .should().beAnnotatedWith(Startup.class));
    }

    @Test
    void no_package_needs_one_that_needs_it() {
        check(slices().assignedFrom(new Packages()).should().beFreeOfCycles());
    }

    @Test
    void time_and_chance_come_from_one_place_in_a_room() {
        check(noClasses().that().haveSimpleNameNotEndingWith("Producer").and().doNotHaveSimpleName("WriteId")
                .should().accessTargetWhere(describe("it is a source of time or chance", ArchitectureTest::isTimeOrChance)));
    }

    @Test
    void what_a_class_needs_is_in_its_constructor() {
        check(noFields().should().beAnnotatedWith("jakarta.inject.Inject"));
    }

    @Test
    void nothing_looks_into_classes_at_run_time() {
        check(noClasses().should().dependOnClassesThat().resideInAnyPackage("java.lang.reflect..", "java.lang.invoke..")
                .orShould().callMethod(Class.class, "forName", String.class));
    }

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(CLASSES);
    }

    private static String room(JavaClass type) {
        return type.getPackageName().equals("fr.ancvconnect") ? ""
                : type.getPackageName().substring(HOUSE.length()).split("\\.")[0];
    }

    private static boolean readsSettings(JavaMethod method) {
        return List.of("lambda", "ancv", "dynamodb", "keys").contains(room(method.getOwner()))
                && method.getMethodCallsFromSelf().stream().anyMatch(call -> call.getTargetOwner().isEquivalentTo(Settings.class));
    }

    private static boolean isTimeOrChance(JavaAccess<?> access) {
        return TIME_AND_CHANCE.contains(access.getTargetOwner().getName() + "." + access.getName());
    }

    /** A slice is a package; the ports speak in the verbs' own words and so belong to them. */
    private static final class Packages implements SliceAssignment {

        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            return SliceIdentifier.of(type.getPackageName().replace("app.ports", "app"));
        }

        @Override
        public String getDescription() {
            return "packages";
        }
    }
}
