package fr.ancvconnect.local.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingTest {

    private final Scene scene = new Scene();
    private final String id = scene.create(Orders.order("PAY-1", 12000)).id();

    @ParameterizedTest
    @ValueSource(strings = {"", "/"})
    void a_transaction_is_read_with_and_without_a_slash_at_the_end(String end) {
        SimulatorAnswer answer = scene.call("GET", path() + end, Json.object(), List.of(id));
        assertThat(Scene.reply(answer).id()).isEqualTo(id);
    }

    @Test
    void an_unknown_transaction_is_not_found() {
        Scene.Reply reply = scene.read("nowhere");
        assertThat(reply.errorCode()).isEqualTo("TRANSACTION_NOT_FOUND");
        assertThat(reply.status()).isEqualTo(404);
    }

    @Test
    void a_wrong_or_missing_seal_reads_nothing() {
        SimulatorAnswer wrong = scene.call("GET", path(), Json.object(), List.of("another"));
        SimulatorAnswer missing = scene.call("GET", path(), Json.object(), Map.of());
        assertThat(List.of(wrong, missing)).allSatisfy(answer ->
                assertThat(Scene.reply(answer).errorCode()).isEqualTo("INVALID_SEAL"));
    }

    private String path() {
        return "/public/v1/payment-transactions/" + id;
    }
}
