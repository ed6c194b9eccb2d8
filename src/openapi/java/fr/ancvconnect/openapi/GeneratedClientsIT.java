package fr.ancvconnect.openapi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import fr.ancvconnect.packaging.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The generator understands docs/openapi.yaml, and the clients for Python and PHP pay and refuse where their libraries are
 * installed. The client for C# is generated only.
 */
class GeneratedClientsIT {

    private static final Path CLIENTS = Path.of(System.getProperty("clients.directory"));
    private static final long TIMEOUT_SECONDS = 120;
    /** The title of a schema that has no component of its own. */
    private static final String TITLED = "NotifiedTransactionId";

    private static final String STORY = """
            422 amount-below-minimum 2000
            PENDING
            PAID 12000
            18000
            REFUSED RE_CREDITED
            """;

    /** Warnings that do not depend on the content of the document. */
    private static final Set<String> HARMLESS = Set.of(
            // The document is in version 3.1.
            "OpenAPI 3.1 support is still in beta.",
            // The generator for Python prints it for every document.
            "Failed to get the schema name: null",
            // The parameter of a list is called from, which is a keyword of Python.
            "From (reserved word) cannot be used as model name.",
            // The parameter of a file of the payment page is called file, which is a type of Java.
            "File (reserved word) cannot be used as model name.",
            // Examples in the documentation of the client.
            "Ignoring complex example on request body",
            "Type mixed not handled properly in setParameterExampleValue");

    @ParameterizedTest
    @ValueSource(strings = {"java", "php", "python", "csharp"})
    void the_generator_has_no_warnings(String client) throws IOException {
        try (Stream<String> log = Files.lines(CLIENTS.resolve(client + ".log"))) {
            assertThat(log.filter(line -> line.contains("WARN") || line.contains("ERROR"))
                            .filter(line -> HARMLESS.stream().noneMatch(line::contains)))
                    .isEmpty();
        }
    }

    /** A schema without a name gets one from its place, such as InlineObject1 or StartPayment409Response. */
    @ParameterizedTest
    @CsvSource({
        "java/src/main/java/com/example/booking/ancv/model, AbstractOpenApiSchema",
        "php/lib/Model, ModelInterface",
        "python/booking_ancv/models, __init__",
        "csharp/src/Booking.Ancv/Model, ''"
    })
    void each_model_is_a_schema_of_the_document(String directory, String other) throws IOException {
        Map<String, Object> documented = Template.read("docs/openapi.yaml").at("components", "schemas");
        Set<String> schemas = Stream.concat(documented.keySet().stream(), Stream.of(TITLED))
                .map(GeneratedClientsIT::letters)
                .collect(Collectors.toSet());
        try (Stream<Path> models = Files.list(CLIENTS.resolve(directory))) {
            assertThat(models.filter(Files::isRegularFile)
                            .map(file -> file.getFileName().toString().replaceFirst("\\.[a-z]+$", ""))
                            .filter(model -> !model.equals(other))
                            .map(GeneratedClientsIT::letters))
                    .contains("payment", "folder", "problem", "listedpaymentpage")
                    .isSubsetOf(schemas);
        }
    }

    @Test
    void the_python_client_pays_and_refuses() throws Exception {
        requires("python3", "-c", "import pydantic, urllib3, dateutil, typing_extensions");
        assertThat(run(
                        Map.of("PYTHONPATH", CLIENTS.resolve("python").toString()),
                        "python3",
                        "-m",
                        "compileall",
                        "-q",
                        CLIENTS.resolve("python/booking_ancv").toString()))
                .isEmpty();
        assertThat(story("PYTHONPATH", "python", "python3", "src/openapi/story.py"))
                .isEqualTo(STORY);
    }

    @Test
    void the_files_of_the_php_client_have_no_syntax_errors() throws Exception {
        requires("php", "--version");
        try (Stream<Path> files = Files.walk(CLIENTS.resolve("php/lib"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".php")).toList()) {
                assertThat(run(Map.of(), "php", "-l", file.toString())).startsWith("No syntax errors");
            }
        }
    }

    @Test
    void the_php_client_pays_and_refuses() throws Exception {
        requires("php", "-r", "exit(extension_loaded('mbstring') && @include 'GuzzleHttp/autoload.php' ? 0 : 1);");
        assertThat(story("CLIENT", "php", "php", "src/openapi/story.php")).isEqualTo(STORY);
    }

    /** Runs a program against the local jar, with tokens, and with the client's directory in this variable. */
    private static String story(String variable, String client, String... command) throws Exception {
        try (var service = LocalService.start()) {
            service.declare("story", "10000651", "stay");
            return run(
                    Map.of(
                            variable,
                            CLIENTS.resolve(client).toString(),
                            "SERVICE_URL",
                            service.address().toString(),
                            "FOLDER",
                            "stay",
                            "PAYER",
                            "marie@exemple.fr",
                            "GUEST_TOKEN",
                            service.token("{\"role\":\"guest\",\"folder\":\"stay\"}"),
                            "ESTABLISHMENT_TOKEN",
                            service.token("{\"role\":\"establishment\",\"establishments\":[\"story\"]}")),
                    command);
        }
    }

    /** Skips the test with one line where a program or its libraries are not installed. */
    private static void requires(String... command) throws InterruptedException {
        try {
            if (new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0) {
                return;
            }
        } catch (IOException _) {
            // The program is not installed.
        }
        System.out.println(String.join(" ", command) + " fails: this client is generated only");
        abort("not installed");
    }

    private static String run(Map<String, String> environment, String... command) throws Exception {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as("%s\n%s", List.of(command), output).isZero();
        return output;
    }

    private static String letters(String name) {
        return name.replace("_", "").toLowerCase(Locale.ROOT);
    }
}
