package fr.ancvconnect.packaging.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Starts the function in a faulty environment. */
@DisabledIfSystemProperty(
        named = "blackbox.target",
        matches = "jar",
        disabledReason = "The local jar has defaults for all settings")
class FunctionStartIT {

    private static FunctionProgram program;
    private static TokenIssuer tokens;
    private static Map<String, String> offlineConfiguration;

    @BeforeAll
    static void prepareConfiguration(@TempDir Path directory) throws IOException {
        program = TestTarget.program();
        tokens = TokenIssuer.in(directory);
        String closed = "http://127.0.0.1:" + closedPort();
        offlineConfiguration = new HashMap<>(tokens.configuration());
        offlineConfiguration.putAll(Map.of(
                "TABLE_NAME",
                "payments",
                "QUARKUS_DYNAMODB_ENDPOINT_OVERRIDE",
                closed,
                "ANCV_BASE_URL",
                closed,
                "ANCV_SERVICE_PROVIDER_ID",
                "100001",
                "ANCV_SEAL_KEYS",
                "ver001=a-key-of-the-test",
                "ANCV_SEAL_KEY_VERSION",
                "ver001",
                "FINGERPRINT_KEYS",
                "ver001=a-fingerprint-key-of-the-test",
                "LINK_KEYS",
                "ver001=a-link-key-of-the-test",
                "NOTIFICATION_BASE_URL",
                "https://payments.example"));
    }

    @Test
    void a_cold_start_needs_no_network_and_a_sweep_without_a_table_fails() throws Exception {
        var withSecret = new HashMap<>(offlineConfiguration);
        withSecret.putAll(Map.of(
                "ANCV_SEAL_KEYS_SECRET",
                "seal-keys",
                "AWS_ENDPOINT_URL_SECRETS_MANAGER",
                offlineConfiguration.get("ANCV_BASE_URL")));
        try (var function = new LambdaFunction(program, withSecret)) {
            assertThat(function.call(FunctionRequest.of("GET", "/unknown")).status())
                    .isEqualTo(404);
            assertThat(function.output().lines().filter(line -> line.contains("seal keys")))
                    .singleElement()
                    .asString()
                    .contains("could not be read");
            assertThat(function.call(FunctionRequest.of("GET", "/establishments/h1"))
                            .status())
                    .isEqualTo(401);
            FunctionResponse withoutTable = function.call(
                    FunctionRequest.of("GET", "/establishments/h1").as(tokens.platform()));
            assertThat(withoutTable.json().path("code").asText()).isEqualTo("service-unavailable");
            assertThat(function.invoke(EventSamples.named("scheduler")))
                    .isInstanceOfSatisfying(
                            InvocationResult.FunctionError.class,
                            failed -> assertThat(failed.error()).contains("StoreUnavailable"));
        }
    }

    @Test
    void a_failing_dynamodb_is_called_twelve_times() throws Exception {
        var calls = new AtomicInteger();
        HttpServer failing = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        failing.createContext("/", exchange -> {
            calls.incrementAndGet();
            exchange.sendResponseHeaders(500, -1);
            exchange.close();
        });
        failing.start();
        var configuration = new HashMap<>(offlineConfiguration);
        configuration.put(
                "QUARKUS_DYNAMODB_ENDPOINT_OVERRIDE",
                "http://127.0.0.1:" + failing.getAddress().getPort());
        try (var function = new LambdaFunction(program, configuration)) {
            assertThat(function.call(FunctionRequest.of("GET", "/establishments/h1")
                                    .as(tokens.platform()))
                            .status())
                    .isEqualTo(503);
        } finally {
            failing.stop(0);
        }
        assertThat(calls).hasValue(12);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "TABLE_NAME",
                "ANCV_BASE_URL",
                "ANCV_SERVICE_PROVIDER_ID",
                "ANCV_SEAL_KEYS",
                "ANCV_SEAL_KEY_VERSION",
                "FINGERPRINT_KEYS",
                "LINK_KEYS",
                "NOTIFICATION_BASE_URL",
                "MP_JWT_VERIFY_ISSUER",
                "MP_JWT_VERIFY_AUDIENCES",
                "MP_JWT_VERIFY_PUBLICKEY_LOCATION"
            })
    void a_start_without_a_required_setting_fails_and_names_the_setting(String variable) throws Exception {
        var without = new HashMap<>(offlineConfiguration);
        without.remove(variable);
        try (var function = new LambdaFunction(program, without)) {
            String output = function.startupError() + function.output();
            assertThat(output.lines().filter(line -> line.contains(variable)))
                    .as(output)
                    .isNotEmpty();
            assertThat(output).doesNotContain("-key-of-the-test");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ANCV_SEAL_KEYS_READ, SOMETIMES, is malformed",
        "ANCV_MINIMUM_AMOUNT, 20 euro, is malformed",
        "ANCV_NOTIFICATION_CIDRS, 192.0.2.1, is malformed"
    })
    void a_start_with_a_malformed_setting_fails_and_names_the_setting(String variable, String value, String reason)
            throws Exception {
        var malformed = new HashMap<>(offlineConfiguration);
        malformed.put(variable, value);
        try (var function = new LambdaFunction(program, malformed)) {
            assertThat(function.startupError() + function.output()).contains(variable + " " + reason);
        }
    }

    private static int closedPort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
