package fr.ancvconnect.packaging.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import fr.ancvconnect.Eventually;
import fr.ancvconnect.local.simulator.protocol.Seals;
import fr.ancvconnect.packaging.DocumentCommands;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Starts the simulator alone from the local jar, and runs the commands of {@code docs/simulator.md} against it. */
@Timeout(600)
class SimulatorDocumentIT {

    private static final Path JAR = Path.of("target/local/ancv-connect-local.jar");
    private static final Path DOCUMENT = Path.of("docs/simulator.md");
    private static final Pattern READY = Pattern.compile("is ready at (http://localhost:\\d+)/local/ancv: .*\\R");

    /** A command with the output that the document says it has. */
    private static final Pattern EXPECTED = Pattern.compile("(?m)^\\S.* {2}# (.+)$");

    private static final Seals SEALS = new Seals(Map.of("ver001", "a-seal-key-of-this-machine"), "ver001");
    private static final ObjectMapper JSON = new ObjectMapper();

    private static ProcessOutput output;
    private static Process simulator;
    private static String address;

    /** A notification that the merchant of the document received. */
    private record Received(String order, String state, boolean isSealed) {}

    @BeforeAll
    static void start() throws IOException {
        output = new ProcessOutput("simulator");
        simulator = process(Map.of("QUARKUS_HTTP_PORT", "0"), output.file(), "--simulator");
        address = Eventually.until(SimulatorDocumentIT::addressInOutput, Optional::isPresent)
                .orElseThrow();
    }

    @AfterAll
    static void stop() {
        simulator.destroyForcibly().onExit().join();
        output.save();
    }

    @Test
    void each_command_of_the_document_has_the_documented_output_and_notifications() throws Exception {
        List<Received> received = new CopyOnWriteArrayList<>();
        HttpServer merchant = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        merchant.createContext("/notifications", exchange -> receive(exchange, received));
        merchant.start();
        try {
            DocumentCommands commands = DocumentCommands.of(DOCUMENT);
            List<String> output = commands.with("http://localhost:8080", address)
                    .with("localhost:9090", "localhost:" + merchant.getAddress().getPort())
                    .run();
            assertThat(output).hasSizeGreaterThan(20).isEqualTo(expected(commands));
            assertNotified(received, "stay-1", "PROCESSING", "AUTHORIZED", "VALIDATED");
            assertNotified(received, "stay-twice", "PROCESSING", "PROCESSING", "ABORTED", "ABORTED");
            assertNotified(received, "stay-reordered", "ABORTED", "PROCESSING");
            assertThat(states(received, "stay-reordered")).containsExactly("ABORTED", "PROCESSING");
            assertNotified(received, "stay-late", "PROCESSING", "ABORTED");
            assertThat(states(received, "stay-none")).isEmpty();
            assertThat(received).allMatch(Received::isSealed);
        } finally {
            merchant.stop(0);
        }
    }

    @Test
    void it_prints_one_line_and_serves_nothing_else() throws Exception {
        assertThat(output.text())
                .hasLineCount(1)
                .contains("service provider 100001")
                .doesNotContain("seal-key-of");
        assertThat(get("/")).startsWith("404 ").contains("\"code\":\"not-found\"");
        assertThat(get("/establishments/e")).startsWith("404 ").contains("/local/ancv only");
        assertThat(get("/local/tokens")).startsWith("404 ");
        assertThat(get("/local/ancv/clock")).startsWith("200 ");
    }

    @Test
    void the_help_names_every_variable_of_the_document(@TempDir Path directory) throws Exception {
        File printed = directory.resolve("help.txt").toFile();
        assertThat(exit(process(Map.of(), printed, "--help"))).isZero();
        List<String> variables = Pattern.compile("(?m)^\\| `([A-Z_]+)` \\|")
                .matcher(Files.readString(DOCUMENT).split("## What it knows")[0])
                .results()
                .map((MatchResult row) -> row.group(1))
                .toList();
        assertThat(variables).hasSize(7);
        assertThat(Files.readString(printed.toPath())).contains(variables).contains("--simulator");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--unknown", "--simulator --port 8081"})
    void an_unknown_option_ends_it_with_one_line(String options, @TempDir Path directory) throws Exception {
        File printed = directory.resolve("output.txt").toFile();
        assertThat(exit(process(Map.of(), printed, options.split(" ")))).isEqualTo(2);
        assertThat(Files.readAllLines(printed.toPath()))
                .singleElement()
                .asString()
                .startsWith("Unknown option");
    }

    @ParameterizedTest
    @CsvSource({"ANCV_SEAL_KEYS, none", "QUARKUS_HTTP_PORT, x", "DATA_DIR, /dev/null"})
    void a_malformed_variable_ends_it_with_one_line(String name, String value, @TempDir Path directory)
            throws Exception {
        File printed = directory.resolve("output.txt").toFile();
        assertThat(exit(process(Map.of(name, value), printed, "--simulator"))).isEqualTo(1);
        assertThat(Files.readAllLines(printed.toPath()))
                .singleElement()
                .asString()
                .contains(name.equals("DATA_DIR") ? value : name);
    }

    private static Process process(Map<String, String> environment, File output, String... options) throws IOException {
        var command = Stream.concat(
                Stream.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        JAR.toString()),
                Stream.of(options));
        var builder =
                new ProcessBuilder(command.toList()).redirectErrorStream(true).redirectOutput(output);
        builder.environment().putAll(environment);
        Process process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        return process;
    }

    private static int exit(Process process) throws InterruptedException {
        assertThat(process.waitFor(Eventually.LONGEST.toSeconds(), TimeUnit.SECONDS))
                .isTrue();
        return process.exitValue();
    }

    private static Optional<String> addressInOutput() throws IOException {
        assertThat(simulator.isAlive()).as(output.text()).isTrue();
        return READY.matcher(output.text()).results().map(line -> line.group(1)).findFirst();
    }

    private static List<String> expected(DocumentCommands commands) {
        return EXPECTED.matcher(commands.script())
                .results()
                .map((MatchResult line) -> line.group(1))
                .toList();
    }

    private static void receive(HttpExchange exchange, List<Received> received) throws IOException {
        try (exchange) {
            JsonNode transaction = JSON.readTree(exchange.getRequestBody()).path("transaction");
            Optional<String> seal =
                    Optional.ofNullable(exchange.getRequestHeaders().getFirst(Seals.HEADER));
            received.add(new Received(
                    transaction.at("/order/id").asText(),
                    transaction.path("state").asText(),
                    SEALS.isValid(seal, List.of(transaction.path("id").asText()))));
            exchange.sendResponseHeaders(204, -1);
        }
    }

    /** Waits for these states. Those of different changes can arrive in any order. */
    private static void assertNotified(List<Received> received, String order, String... states) {
        Eventually.until(() -> states(received, order), found -> found.size() >= states.length);
        assertThat(states(received, order)).containsExactlyInAnyOrder(states);
    }

    private static List<String> states(List<Received> received, String order) {
        return received.stream()
                .filter(notification -> notification.order().equals(order))
                .map(Received::state)
                .toList();
    }

    private static String get(String path) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            var response = client.send(
                    HttpRequest.newBuilder(URI.create(address + path)).build(), BodyHandlers.ofString());
            return response.statusCode() + " " + response.body();
        }
    }
}
