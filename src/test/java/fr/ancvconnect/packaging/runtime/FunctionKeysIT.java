package fr.ancvconnect.packaging.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.ancv.Seal;
import fr.ancvconnect.ancv.SealKeys;
import fr.ancvconnect.local.simulator.Notification;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** The seal keys as they are on AWS: a secret that is read at the start, rotates, and cannot always be read. */
@DisabledIfSystemProperty(named = "blackbox.target", matches = "jar", disabledReason = "What is kept is a function's start")
class FunctionKeysIT {

    private static final String UNREADABLE = "The seal keys could not be read";
    private static final String NEXT = "ver002=the-next-key-of-the-test";
    private static final Stay STAY = new Stay("1");

    private static Surroundings surroundings;
    private static Program program;
    private static Notification told;

    @BeforeAll
    static void a_guest_has_confirmed(@TempDir Path directory) throws Exception {
        surroundings = new Surroundings(directory);
        program = Target.program();
        try (var function = start(Map.of())) {
            for (Call call : List.of(STAY.hotel(), STAY.option(), STAY.folder())) {
                assertThat(function.call(call.as(platform())).status()).isIn(200, 201);
            }
            Answer asked = function.call(STAY.payment("k1").as(platform()));
            told = surroundings.confirmed(asked.json().path("ancvTransactionId").asText());
        }
    }

    @AfterAll
    static void stop() {
        surroundings.close();
    }

    @Test
    void a_key_that_comes_while_the_function_runs_is_taken_without_a_restart() throws Exception {
        surroundings.secrets().holds(Surroundings.SEAL_KEYS);
        try (var function = start(Map.of())) {
            surroundings.secrets().holds(Surroundings.SEAL_KEYS + "," + NEXT);
            assertThat(notify(function, sealedBy(NEXT, "ver002")).status()).isEqualTo(204);
            assertThat(notify(function, told.seal()).status()).isEqualTo(204);
            assertThat(notify(function, sealedBy("ver003=unheard-of", "ver003")).status()).isEqualTo(401);
        }
    }

    @Test
    void a_function_whose_keys_cannot_be_read_starts_says_so_once_and_asks_to_come_again() throws Exception {
        surroundings.secrets().denies();
        try (var function = start(Map.of())) {
            assertThat(function.said().lines().filter(line -> line.contains(UNREADABLE))).hasSize(1);
            isToComeAgain(notify(function, told.seal()));
            isToComeAgain(function.call(STAY.payment("k2").as(platform())));
            Answer folder = function.call(Call.of("GET", STAY.folderPath()).as(platform()));
            assertThat(folder.json().at("/payments/0/status").asText()).as(folder.body()).isEqualTo("FAILED");
            assertThat(folder.json().at("/available/amount").asInt() + folder.json().at("/pending/amount").asInt()
                    + folder.json().at("/paid/amount").asInt()).isEqualTo(30_000);
            assertThat(function.said()).contains("SealKeysUnreadable").doesNotContain("SealsWrong", "AncvErrors");
        }
    }

    @Test
    void keys_that_can_be_read_by_the_time_they_are_needed_are() throws Exception {
        surroundings.secrets().denies();
        try (var function = start(Map.of())) {
            surroundings.secrets().holds(Surroundings.SEAL_KEYS);
            assertThat(notify(function, told.seal()).status()).isEqualTo(204);
            assertThat(function.said().lines().filter(line -> line.contains(UNREADABLE))).hasSize(1);
        }
    }

    @Test
    void a_function_that_may_not_read_them_does_not_ask_for_them() throws Exception {
        surroundings.secrets().denies();
        int before = surroundings.secrets().readings();
        try (var function = start(Map.of("ANCV_SEAL_KEYS_READ", "WHEN_NEEDED"))) {
            assertThat(function.call(Call.of("GET", STAY.hotelPath()).as(platform())).status()).isEqualTo(200);
            assertThat(surroundings.secrets().readings()).isEqualTo(before);
            assertThat(function.said()).doesNotContain(UNREADABLE);
        }
    }

    /** It has read its keys, or tried to, when this returns. */
    private static LambdaFunction start(Map<String, String> more) throws Exception {
        var configuration = surroundings.configuration();
        configuration.putAll(more);
        var function = surroundings.function(program, configuration);
        function.start();
        return function;
    }

    private static Answer notify(LambdaFunction function, String seal) throws Exception {
        return function.call(Stay.notification("/webhooks/ancv", told, seal));
    }

    private static String sealedBy(String keys, String version) {
        return new Seal(SealKeys.parse(keys, version)).of(List.of(told.transactionId())).orElseThrow();
    }

    private static void isToComeAgain(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(503);
        assertThat(answer.headers()).containsEntry("retry-after", "30");
        assertThat(answer.json().path("code").asText()).isEqualTo("ancv-unavailable");
    }

    private static String platform() {
        return surroundings.tokens().platform();
    }
}
