package fr.ancvconnect.packaging.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.ancv.Seal;
import fr.ancvconnect.keys.VersionedKeys;
import fr.ancvconnect.local.simulator.notification.Notification;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Checks the keys as on AWS: a secret that is read once at startup, is rotated, and sometimes cannot be read. */
@DisabledIfSystemProperty(
        named = "blackbox.target",
        matches = "jar",
        disabledReason = "Tests only the start of a function")
class FunctionKeysIT {

    private static final String UNREADABLE = "The seal keys could not be read";
    private static final String WITHOUT_FINGERPRINTS = "The fingerprint keys could not be read";
    private static final String NEXT = "ver002=the-next-key-of-the-test";
    private static final BookingFixture BOOKING = new BookingFixture("1");

    private static TestEnvironment environment;
    private static FunctionProgram program;
    private static Notification notification;

    @BeforeAll
    static void confirmPayment(@TempDir Path directory) throws Exception {
        environment = new TestEnvironment(directory);
        program = TestTarget.program();
        try (var function = start(Map.of())) {
            for (FunctionRequest call : List.of(BOOKING.establishment(), BOOKING.option(), BOOKING.folder())) {
                assertThat(function.call(call.as(platform())).status()).isIn(200, 201);
            }
            FunctionResponse started = function.call(BOOKING.payment("k1").as(platform()));
            notification =
                    environment.confirm(started.json().path("ancvTransactionId").asText());
        }
    }

    @AfterAll
    static void stop() {
        environment.close();
    }

    @Test
    void a_seal_key_added_at_runtime_is_used_without_a_restart() throws Exception {
        environment.secrets().setValue(TestEnvironment.secret(TestEnvironment.SEAL_KEYS));
        try (var function = start(Map.of())) {
            environment.secrets().setValue(TestEnvironment.secret(TestEnvironment.SEAL_KEYS + "," + NEXT));
            assertThat(notify(function, sealedBy(NEXT, "ver002")).status()).isEqualTo(204);
            assertThat(notify(function, notification.seal()).status()).isEqualTo(204);
            assertThat(notify(function, sealedBy("ver003=unknown", "ver003")).status())
                    .isEqualTo(401);
        }
    }

    @Test
    void a_function_with_unreadable_keys_starts_logs_one_line_per_key_kind_and_returns_503() throws Exception {
        environment.secrets().denyReads();
        try (var function = start(Map.of())) {
            assertThat(function.output().lines().filter(line -> line.contains(UNREADABLE)))
                    .hasSize(1);
            assertThat(function.output().lines().filter(line -> line.contains(WITHOUT_FINGERPRINTS)))
                    .hasSize(1);
            assertUnavailable(notify(function, notification.seal()), "ancv-unavailable", "30");
            assertNoPaymentStarts(function);
            assertThat(function.output())
                    .contains("SealKeysUnreadable", "FingerprintKeysUnreadable")
                    .doesNotContain("InvalidSeals", "AncvErrors");
        }
    }

    @Test
    void keys_that_become_readable_after_the_start_are_read_when_needed() throws Exception {
        environment.secrets().denyReads();
        try (var function = start(Map.of())) {
            environment.secrets().setValue(TestEnvironment.secret(TestEnvironment.SEAL_KEYS));
            assertThat(notify(function, notification.seal()).status()).isEqualTo(204);
            assertThat(function.output().lines().filter(line -> line.contains(UNREADABLE)))
                    .hasSize(1);
        }
    }

    @Test
    void the_secret_is_read_once_for_seals_and_fingerprints() throws Exception {
        environment.secrets().setValue(TestEnvironment.secret(TestEnvironment.SEAL_KEYS));
        int before = environment.secrets().readCount();
        try (var function = start(Map.of())) {
            var booking = new BookingFixture("2");
            for (FunctionRequest call : List.of(
                    booking.establishment(),
                    booking.option(),
                    booking.folder(),
                    booking.payment("k1"),
                    booking.payment("k1"))) {
                assertThat(function.call(call.as(platform())).status()).isIn(200, 201);
            }
            assertThat(environment.secrets().readCount()).isEqualTo(before + 1);
        }
    }

    @Test
    void a_secret_without_fingerprint_keys_prevents_only_new_payments() throws Exception {
        environment.secrets().setValue(TestEnvironment.SEAL_KEYS);
        try (var function = start(Map.of())) {
            assertThat(notify(function, notification.seal()).status()).isEqualTo(204);
            assertNoPaymentStarts(function);
            assertThat(function.output())
                    .contains(WITHOUT_FINGERPRINTS, "FingerprintKeysUnreadable")
                    .doesNotContain(UNREADABLE, "SealKeysUnreadable");
        }
    }

    @Test
    void a_function_that_reads_keys_only_when_needed_does_not_read_them_at_startup() throws Exception {
        environment.secrets().denyReads();
        int before = environment.secrets().readCount();
        try (var function = start(Map.of("ANCV_SEAL_KEYS_READ", "WHEN_NEEDED"))) {
            assertThat(function.call(FunctionRequest.of("GET", BOOKING.establishmentPath())
                                    .as(platform()))
                            .status())
                    .isEqualTo(200);
            assertThat(environment.secrets().readCount()).isEqualTo(before);
            assertThat(function.output()).doesNotContain(UNREADABLE);
        }
    }

    /** Returns after the function has read its keys, or has tried to. */
    private static LambdaFunction start(Map<String, String> overrides) throws Exception {
        var configuration = environment.configuration();
        configuration.putAll(overrides);
        var function = environment.function(program, configuration);
        function.initDuration();
        return function;
    }

    private static FunctionResponse notify(LambdaFunction function, String seal) throws Exception {
        return function.call(BookingFixture.notification("/webhooks/ancv", notification, seal));
    }

    private static String sealedBy(String keys, String version) {
        return new Seal(VersionedKeys.parse(keys)
                        .flatMap(parsed -> parsed.with(version))
                        .orElseThrow())
                .of(List.of(notification.transactionId()))
                .orElseThrow();
    }

    /** The folder must still contain only the earlier payment. */
    private static void assertNoPaymentStarts(LambdaFunction function) throws Exception {
        assertUnavailable(function.call(BOOKING.payment("k2").as(platform())), "service-unavailable", "5");
        FunctionResponse folder =
                function.call(FunctionRequest.of("GET", BOOKING.folderPath()).as(platform()));
        assertThat(folder.json().at("/payments")).as(folder.body()).hasSize(1);
    }

    private static void assertUnavailable(FunctionResponse response, String code, String retryAfter) {
        assertThat(response.status()).as(response.body()).isEqualTo(503);
        assertThat(response.headers()).containsEntry("retry-after", retryAfter);
        assertThat(response.json().path("code").asText()).isEqualTo(code);
    }

    private static String platform() {
        return environment.tokens().platform();
    }
}
