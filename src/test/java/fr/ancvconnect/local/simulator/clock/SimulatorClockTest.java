package fr.ancvconnect.local.simulator.clock;

import static fr.ancvconnect.local.simulator.SimulatorFixture.START;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.ancvconnect.Eventually;
import fr.ancvconnect.local.simulator.OrderBodies;
import fr.ancvconnect.local.simulator.SimulatorFixture;
import fr.ancvconnect.local.simulator.SimulatorFixture.Reply;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(600)
class SimulatorClockTest {

    private static final String MARIE = "marie@exemple.fr";

    private final SimulatorFixture fixture = new SimulatorFixture();

    @Test
    void the_clock_is_at_first_the_clock_of_the_machine() {
        assertClock(START, "PT0S");
    }

    @ParameterizedTest
    @CsvSource({
        "PT4H, 2026-06-01T14:00:00.120Z, PT4H",
        "P1DT0.5S, 2026-06-02T10:00:00.620Z, PT24H0.5S",
        "PT-10S, 2026-06-01T09:59:50.120Z, PT-10S",
        "-P3650D, 2016-06-03T10:00:00.120Z, PT-87600H",
        "PT87600H, 2036-05-29T10:00:00.120Z, PT87600H"
    })
    void the_clock_keeps_the_distance_to_which_it_was_moved(String ahead, Instant now, String shown) {
        assertThat(fixture.moveClock("{\"ahead\":\"" + ahead + "\"}").status()).isEqualTo(204);
        assertClock(now, shown);
        fixture.advance(Duration.ofSeconds(7));
        assertClock(now.plusSeconds(7), shown);
    }

    @Test
    void the_clock_can_be_set_to_an_instant_and_keeps_running() {
        assertThat(fixture.moveClock("{\"now\":\"2026-06-01T12:00:00.120Z\"}").status())
                .isEqualTo(204);
        assertClock(Instant.parse("2026-06-01T12:00:00.120Z"), "PT2H");
        fixture.advance(Duration.ofSeconds(7));
        assertClock(Instant.parse("2026-06-01T12:00:07.120Z"), "PT2H");
    }

    @Test
    void a_second_move_replaces_the_first_one_and_a_reset_ends_it() {
        fixture.moveClock("{\"ahead\":\"PT4H\"}");
        fixture.moveClock("{\"ahead\":\"PT1H\"}");
        assertClock(START.plus(Duration.ofHours(1)), "PT1H");
        assertThat(fixture.callTool("DELETE", "/clock", "").status()).isEqualTo(204);
        assertClock(START, "PT0S");
    }

    @Test
    void the_clock_shows_whole_milliseconds() {
        fixture.moveClock("{\"ahead\":\"PT0.000999S\"}");
        assertThat(fixture.callTool("GET", "/clock", "").json().get("now").asText())
                .isEqualTo("2026-06-01T10:00:00.120Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[]",
                "{\"ahead\":null}",
                "{\"ahead\":\"PT1H\",\"now\":\"2026-06-01T12:00:00Z\"}",
                "{\"ahead\":\"4h\"}",
                "{\"ahead\":\"P1M\"}",
                "{\"ahead\":\"PT9999999999999999999S\"}",
                "{\"ahead\":14400}",
                "{\"now\":\"2026-06-01T12:00:00+02:00\"}",
                "{\"now\":\"tomorrow\"}",
                "{\"ahead\":\"PT1H\",\"stopped\":true}",
                "{\"ahead\":\"PT1H\"} x"
            })
    void a_request_that_cannot_be_read_is_malformed_and_moves_nothing(String body) {
        assertProblem(fixture.moveClock(body), 400, "malformed-request");
        assertClock(START, "PT0S");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"ahead\":\"P3650DT0.001S\"}",
                "{\"ahead\":\"-P3651D\"}",
                "{\"ahead\":\"PT2562047788015215H\"}",
                "{\"now\":\"2036-06-02T10:00:00Z\"}",
                "{\"now\":\"+1000000000-12-31T23:59:59Z\"}",
                "{\"now\":\"-1000000000-01-01T00:00:00Z\"}"
            })
    void a_move_of_more_than_3650_days_is_refused_and_moves_nothing(String body) {
        assertProblem(fixture.moveClock(body), 422, "validation-failed");
        assertClock(START, "PT0S");
    }

    @Test
    void a_move_past_the_three_minutes_expires_a_request_before_the_answer() {
        String id = fixture.requestPayment(MARIE, 12000);
        fixture.moveClock("{\"ahead\":\"PT2M59.999S\"}");
        assertThat(fixture.statesSent()).containsExactly(List.of("PROCESSING"));
        fixture.moveClock("{\"ahead\":\"PT3M\"}");
        assertThat(fixture.statesSent()).containsExactly(List.of("PROCESSING"), List.of("EXPIRED"));
        assertThat(updateDate(id)).isEqualTo(START.plus(Duration.ofMinutes(3)));
        assertThat(fixture.confirm(id).status()).isEqualTo(409);
    }

    @Test
    void a_move_past_a_capture_date_captures_the_transaction_at_its_date() {
        var order = OrderBodies.with(OrderBodies.order("PAY-0", 2000), "paymentMethod.captureMode", "\"DEFERRED\"");
        String id = fixture.create(OrderBodies.with(order, "paymentMethod.captureDate", "\"2026-06-01T13:00:00Z\""))
                .id();
        fixture.namePayer(id, MARIE, 2000);
        fixture.confirm(id);
        fixture.moveClock("{\"ahead\":\"PT4H\"}");
        assertThat(fixture.statesSent()).endsWith(List.of("AUTHORIZED"), List.of("VALIDATED"));
        assertThat(updateDate(id)).isEqualTo(Instant.parse("2026-06-01T13:00:00Z"));
        assertThat(fixture.cancel(id).state()).isEqualTo("CANCELLED");
    }

    @Test
    void dates_of_a_new_transaction_are_those_of_the_moved_clock() {
        fixture.moveClock("{\"ahead\":\"PT4H\"}");
        String id = fixture.requestPayment(MARIE, 12000);
        assertThat(fixture.phone(MARIE).json().at("/items/0/expiresAt").asText())
                .isEqualTo(START.plus(Duration.ofHours(4))
                        .plus(Duration.ofMinutes(3))
                        .toString());
        assertThat(updateDate(id)).isEqualTo(START.plus(Duration.ofHours(4)));
    }

    @Test
    void a_move_back_keeps_the_states_and_the_dates() {
        String expired = fixture.requestPayment(MARIE, 12000);
        fixture.moveClock("{\"ahead\":\"PT4H\"}");
        String open = fixture.requestPayment(MARIE, 12000);
        fixture.callTool("DELETE", "/clock", "");
        fixture.advance(Duration.ofHours(4));
        assertThat(fixture.read(expired).state()).isEqualTo("EXPIRED");
        assertThat(fixture.read(open).state()).isEqualTo("PROCESSING");
        fixture.advance(Duration.ofMinutes(3));
        assertThat(fixture.read(open).state()).isEqualTo("EXPIRED");
    }

    @Test
    void a_reset_of_a_clock_that_is_behind_is_a_move_forward() {
        fixture.moveClock("{\"ahead\":\"-PT1H\"}");
        fixture.requestPayment(MARIE, 12000);
        fixture.callTool("DELETE", "/clock", "");
        assertThat(fixture.statesSent()).containsExactly(List.of("PROCESSING"), List.of("EXPIRED"));
    }

    @Test
    void a_wait_ends_when_the_clock_moves_past_its_end() throws Exception {
        CompletableFuture<Void> wait = sleep(Duration.ofDays(1));
        fixture.moveClock("{\"ahead\":\"PT23H\"}");
        assertThat(wait).isNotDone();
        fixture.moveClock("{\"ahead\":\"PT25H\"}");
        wait.get(Eventually.LONGEST.toSeconds(), TimeUnit.SECONDS);
    }

    @Test
    void a_move_back_does_not_prolong_a_wait() throws Exception {
        fixture.moveClock("{\"ahead\":\"PT23H\"}");
        CompletableFuture<Void> wait = sleep(Duration.ofDays(1));
        fixture.callTool("DELETE", "/clock", "");
        fixture.moveClock("{\"ahead\":\"PT24H\"}");
        wait.get(Eventually.LONGEST.toSeconds(), TimeUnit.SECONDS);
    }

    @Test
    void another_method_is_not_allowed() {
        assertProblem(fixture.callTool("POST", "/clock", "{\"ahead\":\"PT1H\"}"), 405, "method-not-allowed");
        assertProblem(fixture.callTool("PUT", "/clock/now", "{\"ahead\":\"PT1H\"}"), 404, "not-found");
    }

    /** Starts to wait, and returns when the wait has begun. */
    private CompletableFuture<Void> sleep(Duration time) {
        var ended = new CompletableFuture<Void>();
        Thread thread = Thread.ofPlatform().daemon().start(() -> {
            try {
                fixture.clock.sleep(time);
                ended.complete(null);
            } catch (InterruptedException e) {
                ended.completeExceptionally(e);
            }
        });
        Eventually.until(thread::getState, state -> state == Thread.State.TIMED_WAITING);
        return ended;
    }

    private Instant updateDate(String id) {
        String text = fixture.read(id).json().at("/transaction/updateDate").asText();
        return OffsetDateTime.parse(text).toInstant();
    }

    private void assertClock(Instant now, String ahead) {
        Reply reply = fixture.callTool("GET", "/clock", "");
        assertThat(reply.status()).isEqualTo(200);
        JsonNode clock = reply.json();
        assertThat(Instant.parse(clock.get("now").asText())).isEqualTo(now);
        assertThat(clock.get("ahead").asText()).isEqualTo(ahead);
    }

    private static void assertProblem(Reply reply, int status, String code) {
        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.json().get("code").asText()).isEqualTo(code);
    }
}
