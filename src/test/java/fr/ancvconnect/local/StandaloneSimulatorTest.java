package fr.ancvconnect.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fr.ancvconnect.local.simulator.OrderBodies;
import fr.ancvconnect.local.simulator.SimulatorFixture;
import fr.ancvconnect.local.simulator.http.StrictJson;
import fr.ancvconnect.local.simulator.protocol.Seals;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandaloneSimulatorTest {

    private static final Map<String, String> CONFIGURED = Map.of(
            "QUARKUS_HTTP_PORT", "0",
            "ANCV_SERVICE_PROVIDER_ID", "42",
            "ANCV_SEAL_KEYS", "a1=one-key-of-the-test,a2=another-key-of-the-test",
            "ANCV_SEAL_KEY_VERSION", "a2",
            "ANCV_MINIMUM_AMOUNT", "100");

    private static final Seals SEALS = new Seals(Map.of("a2", "another-key-of-the-test"), "a2");

    @TempDir
    Path directory;

    @Test
    void the_ready_message_has_the_defaults_and_the_address_but_no_key() {
        try (var simulator = new StandaloneSimulator(Map.of("QUARKUS_HTTP_PORT", "0"))) {
            assertThat(simulator.readyMessage())
                    .hasLineCount(1)
                    .matches("The simulator of ANCV is ready at http://localhost:\\d+/local/ancv: base URL "
                            + "http://localhost:\\d+/local/ancv/public/v1, service provider 100001, seal key versions "
                            + "ver001 ver002 \\(notifications: ver001\\), minimum 2000 cents, data in memory");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "a1, one-key-of-the-test, 100, 200",
        "a2, another-key-of-the-test, 100, 200",
        "a2, other, 100, 401",
        "a2, another-key-of-the-test, 99, 422"
    })
    void the_variables_of_the_service_configure_it(String version, String key, long cents, int status)
            throws Exception {
        try (var simulator = new StandaloneSimulator(CONFIGURED)) {
            assertThat(create(simulator, new Seals(Map.of(version, key), version), cents)
                            .statusCode())
                    .isEqualTo(status);
        }
    }

    @Test
    void a_transaction_in_a_data_directory_survives_a_restart() throws Exception {
        Map<String, String> environment =
                with("DATA_DIR", directory.resolve("kept").toString());
        String id;
        try (var simulator = new StandaloneSimulator(environment)) {
            assertThat(simulator.readyMessage()).endsWith("data in " + directory.resolve("kept"));
            id = SimulatorFixture.json(create(simulator, SEALS, 100).body())
                    .at("/transaction/id")
                    .asText();
        }
        try (var simulator = new StandaloneSimulator(environment)) {
            assertThat(read(simulator, id).statusCode()).isEqualTo(200);
        }
        try (var simulator = new StandaloneSimulator(CONFIGURED)) {
            assertThat(read(simulator, id).statusCode()).isEqualTo(404);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            QUARKUS_HTTP_PORT        | 65536         | QUARKUS_HTTP_PORT is malformed: a whole number from 0 to 65535 is expected
            QUARKUS_HTTP_HOST        | no host       | QUARKUS_HTTP_HOST is malformed: a host of this machine is expected
            ANCV_SERVICE_PROVIDER_ID | platform      | ANCV_SERVICE_PROVIDER_ID is malformed: a number of 1 to 20 digits is expected
            ANCV_SEAL_KEYS           | a-secret      | ANCV_SEAL_KEYS is malformed: version=key,version=key is expected
            ANCV_SEAL_KEY_VERSION    | ver003        | ANCV_SEAL_KEY_VERSION is malformed: a version of ANCV_SEAL_KEYS is expected
            ANCV_MINIMUM_AMOUNT      | 0             | ANCV_MINIMUM_AMOUNT is malformed: a whole number from 1 to 10000000 is expected
            """)
    void a_malformed_variable_fails_the_start_with_one_line_that_names_it(String name, String value, String line) {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> new StandaloneSimulator(with(name, value)))
                .withMessage(line);
    }

    @Test
    void a_port_in_use_fails_the_start_with_one_line_that_names_it() throws IOException {
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(other.getLocalPort());
            assertThatExceptionOfType(IllegalStateException.class)
                    .isThrownBy(() -> new StandaloneSimulator(Map.of("QUARKUS_HTTP_PORT", port)))
                    .withMessageContaining("cannot listen on port " + port)
                    .satisfies(thrown -> assertThat(thrown.getMessage()).hasLineCount(1));
        }
    }

    private static Map<String, String> with(String name, String value) {
        var environment = new HashMap<>(CONFIGURED);
        environment.put(name, value);
        return environment;
    }

    private static HttpResponse<byte[]> create(StandaloneSimulator simulator, Seals seals, long cents)
            throws Exception {
        return send(
                simulator,
                "/payment-transactions/",
                seals.header(List.of("10000651", "42", "RES-1", "PAY-1", Long.toString(cents))),
                request ->
                        request.POST(BodyPublishers.ofByteArray(StrictJson.bytes(OrderBodies.order("PAY-1", cents)))));
    }

    private static HttpResponse<byte[]> read(StandaloneSimulator simulator, String id) throws Exception {
        return send(
                simulator, "/payment-transactions/" + id + "/", SEALS.header(List.of(id)), HttpRequest.Builder::GET);
    }

    private static HttpResponse<byte[]> send(
            StandaloneSimulator simulator, String path, String seal, UnaryOperator<HttpRequest.Builder> method)
            throws Exception {
        String baseUrl = simulator.readyMessage().replaceFirst(".*base URL (\\S+),.*", "$1");
        var request = HttpRequest.newBuilder(URI.create(baseUrl + path))
                .header("Content-Type", "application/json")
                .header("ANCV-Security", seal);
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(method.apply(request).build(), BodyHandlers.ofByteArray());
        }
    }
}
