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
        disabledReason = "What is kept is a function's start")
class FunctionKeysIT {

    private static final String UNREADABLE = "The seal keys could not be read";
    private static final String WITHOUT_FINGERPRINTS = "The fingerprint keys could not be read";
    private static final String NEXT = "ver002=the-next-key-of-the-test";
    private static final BookingFixture STAY = new BookingFixture("1");

    private static TestEnvironment surroundings;
    private static FunctionProgram program;
    private static Notification told;

    @BeforeAll
    static void a_guest_has_confirmed(@TempDir Path directory) throws Exception {
        surroundings = new TestEnvironment(directory);
        program = TestTarget.program();
        try (var function = start(Map.of())) {
            for (FunctionRequest call : List.of(STAY.hotel(), STAY.option(), STAY.folder())) {
                assertThat(function.call(call.as(platform())).status()).isIn(200, 201);
            }
            FunctionResponse asked = function.call(STAY.payment("k1").as(platform()));
            told = surroundings.confirmed(asked.json().path("ancvTransactionId").asText());
        }
    }

    @AfterAll
    static void stop() {
        surroundings.close();
    }

    @Test
    void a_key_that_comes_while_the_function_runs_is_taken_without_a_restart() throws Exception {
        surroundings.secrets().holds(TestEnvironment.secret(TestEnvironment.SEAL_KEYS));
        try (var function = start(Map.of())) {
            surroundings.secrets().holds(TestEnvironment.secret(TestEnvironment.SEAL_KEYS + "," + NEXT));
            assertThat(notify(function, sealedBy(NEXT, "ver002")).status()).isEqualTo(204);
            assertThat(notify(function, told.seal()).status()).isEqualTo(204);
            assertThat(notify(function, sealedBy("ver003=unheard-of", "ver003")).status())
                    .isEqualTo(401);
        }
    }

    @Test
    void a_function_whose_keys_cannot_be_read_starts_says_so_once_and_asks_to_come_again() throws Exception {
        surroundings.secrets().denies();
        try (var function = start(Map.of())) {
            assertThat(function.said().lines().filter(line -> line.contains(UNREADABLE)))
                    .hasSize(1);
            assertThat(function.said().lines().filter(line -> line.contains(WITHOUT_FINGERPRINTS)))
                    .hasSize(1);
            isToComeAgain(notify(function, told.seal()), "ancv-unavailable", "30");
            startsNothing(function);
            assertThat(function.said())
                    .contains("SealKeysUnreadable", "FingerprintKeysUnreadable")
                    .doesNotContain("SealsWrong", "AncvErrors");
        }
    }

    @Test
    void keys_that_can_be_read_by_the_time_they_are_needed_are() throws Exception {
        surroundings.secrets().denies();
        try (var function = start(Map.of())) {
            surroundings.secrets().holds(TestEnvironment.secret(TestEnvironment.SEAL_KEYS));
            assertThat(notify(function, told.seal()).status()).isEqualTo(204);
            assertThat(function.said().lines().filter(line -> line.contains(UNREADABLE)))
                    .hasSize(1);
        }
    }

    @Test
    void one_reading_is_enough_for_the_seals_and_the_fingerprints() throws Exception {
        surroundings.secrets().holds(TestEnvironment.secret(TestEnvironment.SEAL_KEYS));
        int before = surroundings.secrets().readings();
        try (var function = start(Map.of())) {
            var stay = new BookingFixture("2");
            for (FunctionRequest call :
                    List.of(stay.hotel(), stay.option(), stay.folder(), stay.payment("k1"), stay.payment("k1"))) {
                assertThat(function.call(call.as(platform())).status()).isIn(200, 201);
            }
            assertThat(surroundings.secrets().readings()).isEqualTo(before + 1);
        }
    }

    @Test
    void a_secret_of_seal_keys_alone_lets_everything_but_new_payments_go_on() throws Exception {
        surroundings.secrets().holds(TestEnvironment.SEAL_KEYS);
        try (var function = start(Map.of())) {
            assertThat(notify(function, told.seal()).status()).isEqualTo(204);
            startsNothing(function);
            assertThat(function.said())
                    .contains(WITHOUT_FINGERPRINTS, "FingerprintKeysUnreadable")
                    .doesNotContain(UNREADABLE, "SealKeysUnreadable");
        }
    }

    @Test
    void a_function_that_may_not_read_them_does_not_ask_for_them() throws Exception {
        surroundings.secrets().denies();
        int before = surroundings.secrets().readings();
        try (var function = start(Map.of("ANCV_SEAL_KEYS_READ", "WHEN_NEEDED"))) {
            assertThat(function.call(FunctionRequest.of("GET", STAY.hotelPath()).as(platform()))
                            .status())
                    .isEqualTo(200);
            assertThat(surroundings.secrets().readings()).isEqualTo(before);
            assertThat(function.said()).doesNotContain(UNREADABLE);
        }
    }

    /** Returns after the function has read its keys, or has tried to. */
    private static LambdaFunction start(Map<String, String> more) throws Exception {
        var configuration = surroundings.configuration();
        configuration.putAll(more);
        var function = surroundings.function(program, configuration);
        function.start();
        return function;
    }

    private static FunctionResponse notify(LambdaFunction function, String seal) throws Exception {
        return function.call(BookingFixture.notification("/webhooks/ancv", told, seal));
    }

    private static String sealedBy(String keys, String version) {
        return new Seal(VersionedKeys.parse(keys)
                        .flatMap(parsed -> parsed.with(version))
                        .orElseThrow())
                .of(List.of(told.transactionId()))
                .orElseThrow();
    }

    /** The folder must still contain only the earlier payment. */
    private static void startsNothing(LambdaFunction function) throws Exception {
        isToComeAgain(function.call(STAY.payment("k2").as(platform())), "service-unavailable", "5");
        FunctionResponse folder =
                function.call(FunctionRequest.of("GET", STAY.folderPath()).as(platform()));
        assertThat(folder.json().at("/payments")).as(folder.body()).hasSize(1);
    }

    private static void isToComeAgain(FunctionResponse answer, String code, String wait) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(503);
        assertThat(answer.headers()).containsEntry("retry-after", wait);
        assertThat(answer.json().path("code").asText()).isEqualTo(code);
    }

    private static String platform() {
        return surroundings.tokens().platform();
    }
}
