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
    void post_requests_are_sent_once_and_never_on_a_connection_that_was_kept_alive() {
        for (GatewayFixture.Call call : List.of(
                GatewayFixture.Call.READ,
                GatewayFixture.Call.CREATE,
                GatewayFixture.Call.PAYER,
                GatewayFixture.Call.CANCEL)) {
            assertThat(call.on(gateway, Deadline.from(() -> now))).isInstanceOf(AncvResponse.Completed.class);
        }
        assertThat(server.received()).containsExactly("GET", "POST", "POST", "POST");
    }

    @Test
    void reads_share_a_connection_and_are_retried_after_it_was_closed() {
        assertThat(GatewayFixture.Call.READ.on(gateway, Deadline.from(() -> now)))
                .isInstanceOf(AncvResponse.Completed.class);
        assertThat(GatewayFixture.Call.READ.on(gateway, Deadline.from(() -> now)))
                .isInstanceOf(AncvResponse.Completed.class);
        assertThat(server.received())
                .as("the connection was closed during the second read, which was sent again")
                .containsExactly("GET", "GET", "GET");
    }

    @Test
    void a_connection_that_was_idle_for_a_minute_is_not_reused() {
        assertThat(GatewayFixture.Call.READ.on(gateway, Deadline.from(() -> now)))
                .isInstanceOf(AncvResponse.Completed.class);
        now = now.plusSeconds(60);
        assertThat(GatewayFixture.Call.READ.on(gateway, Deadline.from(() -> now)))
                .isInstanceOf(AncvResponse.Completed.class);
        assertThat(server.received()).containsExactly("GET", "GET");
    }

    @Test
    void a_jvm_setting_that_makes_the_client_retry_posts_is_rejected() {
        System.setProperty("jdk.httpclient.enableAllMethodRetry", "");
        try {
            assertThatThrownBy(() -> GatewayFixture.gateway(1, () -> now)).hasMessageContaining("enableAllMethodRetry");
        } finally {
            System.clearProperty("jdk.httpclient.enableAllMethodRetry");
        }
    }
}
