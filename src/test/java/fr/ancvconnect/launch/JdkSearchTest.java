package fr.ancvconnect.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code ./mvnw} works with another default Java: {@code .mvn/jdk.sh} finds JDK 25. */
@DisabledOnOs(OS.WINDOWS)
class JdkSearchTest {

    @TempDir
    private Path root;

    private FakeMachine machine;

    @BeforeEach
    void create_a_machine_with_java_17_only() {
        machine = FakeMachine.in(root);
        machine.link("bin/java", machine.jdk("usr/lib/jvm/java-17", "17.0.15").resolve("bin/java"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "usr/lib/jvm/temurin-25-jdk",
                "opt/jdk 25",
                "home/.sdkman/candidates/java/25.0.3-tem",
                "home/.jdks/temurin-25",
                "Library/Java/JavaVirtualMachines/temurin-25.jdk/Contents/Home",
                "opt/homebrew/opt/openjdk@25/libexec/openjdk.jdk/Contents/Home",
                "usr/local/opt/openjdk/libexec/openjdk.jdk/Contents/Home"
            })
    void a_jdk_in_a_standard_location_is_found(String place) {
        Path home = machine.jdk(place, "25.0.3");

        assertThat(machine.search().out()).first().isEqualTo(home.toString());
    }

    @Test
    void sdkman_is_found_in_its_configured_directory() {
        Path home = machine.jdk("elsewhere/candidates/java/25-tem", "25");
        machine.environment().put("SDKMAN_DIR", root.resolve("elsewhere").toString());

        assertThat(machine.search().out()).first().isEqualTo(home.toString());
    }

    @Test
    void symbolic_links_of_the_java_on_the_path_are_resolved() throws IOException {
        Path home = machine.jdk("somewhere/jdk", "25.0.3");
        machine.environment().compute("PATH", (_, path) -> root.resolve("links") + ":" + path);
        machine.link("alternatives/java", home.resolve("bin/java"));
        machine.link("links/java", root.resolve("alternatives/java"));

        assertThat(machine.search().out()).first().isEqualTo(home.toRealPath().toString());
    }

    @Test
    void a_shim_on_the_path_is_run_to_find_its_java_home() {
        Path home = machine.jdk("somewhere/jdk", "25.0.3");
        machine.environment().compute("PATH", (_, path) -> root.resolve("shims") + ":" + path);
        machine.command("shims/java", "    java.home = " + home);

        assertThat(machine.search().out()).first().isEqualTo(home.toString());
    }

    @Test
    void the_java_home_command_of_macos_is_run() {
        Path home = machine.jdk("somewhere/jdk", "25.0.3");
        machine.command("usr/libexec/java_home", home.toString());

        assertThat(machine.search().out()).first().isEqualTo(home.toString());
    }

    @Test
    void java_home_is_preferred() {
        machine.jdk("usr/lib/jvm/temurin-25-jdk", "25.0.3");
        Path configured = machine.jdk("own", "26");
        machine.environment().put("JAVA_HOME", configured.toString());

        assertThat(machine.search().out()).first().isEqualTo(configured.toString());
    }

    @ParameterizedTest
    @CsvSource({"17.0.15", "1.8.0_392", "9", "24.0.2", "''"})
    void an_older_jdk_is_ignored_even_as_java_home(String version) {
        machine.environment().put("JAVA_HOME", machine.jdk("opt/a-old", version).toString());
        Path home = machine.jdk("opt/b-new", "25");

        assertThat(machine.search().out()).first().isEqualTo(home.toString());
    }

    @Test
    void a_runtime_without_a_compiler_is_ignored() {
        machine.environment()
                .put("JAVA_HOME", machine.jre("opt/a-jre", "25.0.3").toString());
        Path home = machine.jdk("opt/b-jdk", "25.0.3");

        assertThat(machine.search().out()).first().isEqualTo(home.toString());
    }

    @Test
    void without_a_jdk_one_error_line_names_what_to_install() {
        FakeMachine.Run run = machine.mvnw();

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).singleElement().asString().contains("JDK 25", "adoptium.net", "JAVA_HOME");
    }

    @Test
    void the_maven_options_of_the_user_come_last() {
        machine.jdk("opt/jdk", "25");
        machine.environment().put("MAVEN_OPTS", "-Xmx1g");

        assertThat(machine.search().out().get(1))
                .startsWith("--enable-native-access=ALL-UNNAMED ")
                .endsWith(" -Xmx1g");
    }

    @ParameterizedTest
    @CsvSource({
        "quarkus:dev,                quarkus:dev -Dlocal",
        "compile quarkus:dev,        compile quarkus:dev -Dlocal",
        "quarkus:dev -Dlocal,        quarkus:dev -Dlocal",
        "-Dlocal=true quarkus:dev,   -Dlocal=true quarkus:dev",
        "quarkus:dev -Dlocalhost=x,  quarkus:dev -Dlocalhost=x -Dlocal",
        "verify -B,                  verify -B"
    })
    void quarkus_dev_gets_the_local_property(String command, String result) {
        machine.jdk("opt/jdk", "25");

        assertThat(machine.search(command.split(" ")).out()).last().isEqualTo(result);
    }
}
