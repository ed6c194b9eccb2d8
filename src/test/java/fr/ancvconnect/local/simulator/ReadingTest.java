package fr.ancvconnect.local.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.local.simulator.http.SimulatorResponse;
import fr.ancvconnect.local.simulator.http.StrictJson;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingTest {

    private final SimulatorFixture fixture = new SimulatorFixture();
    private final String id = fixture.create(OrderBodies.order("PAY-1", 12000)).id();

    @ParameterizedTest
    @ValueSource(strings = {"", "/"})
    void a_transaction_is_read_with_and_without_a_trailing_slash(String end) {
        SimulatorResponse answer = fixture.call("GET", path() + end, StrictJson.object(), List.of(id));
        assertThat(SimulatorFixture.reply(answer).id()).isEqualTo(id);
    }

    @Test
    void an_unknown_transaction_is_not_found() {
        SimulatorFixture.Reply reply = fixture.read("nowhere");
        assertThat(reply.errorCode()).isEqualTo("TRANSACTION_NOT_FOUND");
        assertThat(reply.status()).isEqualTo(404);
    }

    @Test
    void a_read_with_a_wrong_or_missing_seal_is_rejected() {
        SimulatorResponse wrong = fixture.call("GET", path(), StrictJson.object(), List.of("another"));
        SimulatorResponse missing = fixture.call("GET", path(), StrictJson.object(), Map.of());
        assertThat(List.of(wrong, missing))
                .allSatisfy(answer ->
                        assertThat(SimulatorFixture.reply(answer).errorCode()).isEqualTo("INVALID_SEAL"));
    }

    private String path() {
        return "/public/v1/payment-transactions/" + id;
    }
}
