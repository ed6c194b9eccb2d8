package fr.ancvconnect.ancv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.ancvconnect.app.ancv.AncvApi;
import fr.ancvconnect.app.ancv.AncvResponse;
import fr.ancvconnect.app.ancv.Deadline;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpClientsTest {

    private Instant now = Instant.parse("2026-11-23T21:42:58Z");
    private ConnectionDroppingServer server;
    private AncvApi gateway;

    @BeforeEach
    void listen() throws IOException {
        server = new ConnectionDroppingServer();
        gateway = GatewayFixture.gateway(server.port(), () -> now);
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    @Test
    void calls_that_must_not_be_repeated_are_sent_once_and_never_on_a_connection_that_was_kept_alive() {
        for (GatewayFixture.Call call : List.of(
                GatewayFixture.Call.READ,
                GatewayFixture.Call.CREATE,
                GatewayFixture.Call.PAYER,
                GatewayFixture.Call.CANCEL)) {
            assertThat(call.on(gateway, Deadline.from(() -> now))).isInstanceOf(AncvResponse.Success.class);
        }
        assertThat(server.received()).containsExactly("GET", "POST", "POST", "POST");
    }

    @Test
    void reads_share_a_connection_and_survive_its_end() {
        assertThat(GatewayFixture.Call.READ.on(gateway, Deadline.from(() -> now)))
                .isInstanceOf(AncvResponse.Success.class);
        assertThat(GatewayFixture.Call.READ.on(gateway, Deadline.from(() -> now)))
                .isInstanceOf(AncvResponse.Success.class);
        assertThat(server.received())
                .as("the second was cut off and sent again")
                .containsExactly("GET", "GET", "GET");
    }

    @Test
    void a_connection_from_before_a_sleep_is_not_used() {
        assertThat(GatewayFixture.Call.READ.on(gateway, Deadline.from(() -> now)))
                .isInstanceOf(AncvResponse.Success.class);
        now = now.plusSeconds(60);
        assertThat(GatewayFixture.Call.READ.on(gateway, Deadline.from(() -> now)))
                .isInstanceOf(AncvResponse.Success.class);
        assertThat(server.received()).containsExactly("GET", "GET");
    }

    @Test
    void a_client_that_would_repeat_a_post_is_refused() {
        System.setProperty("jdk.httpclient.enableAllMethodRetry", "");
        try {
            assertThatThrownBy(() -> GatewayFixture.gateway(1, () -> now)).hasMessageContaining("enableAllMethodRetry");
        } finally {
            System.clearProperty("jdk.httpclient.enableAllMethodRetry");
        }
    }
}
