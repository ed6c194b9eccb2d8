package fr.ancvconnect.ancv;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.app.ancv.AncvApi;
import fr.ancvconnect.app.ancv.AncvResponse;
import fr.ancvconnect.app.ancv.Deadline;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class HttpTransportTest {

    private Instant now = Instant.parse("2026-11-23T21:42:58Z");

    @Test
    void the_payer_is_named_on_the_connection_that_just_created_the_transaction() throws IOException {
        try (var server = new ConnectionDroppingServer(3)) {
            AncvApi gateway = gateway(server);
            complete(gateway, GatewayFixture.Call.CREATE);
            complete(gateway, GatewayFixture.Call.PAYER);
            complete(gateway, GatewayFixture.Call.READ);
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void a_post_is_not_sent_on_a_connection_that_was_idle_for_more_than_a_second() throws IOException {
        try (var server = new ConnectionDroppingServer(1)) {
            AncvApi gateway = gateway(server);
            for (GatewayFixture.Call call : List.of(
                    GatewayFixture.Call.READ,
                    GatewayFixture.Call.CREATE,
                    GatewayFixture.Call.PAYER,
                    GatewayFixture.Call.CANCEL)) {
                complete(gateway, call);
                // As of a frozen function, whose connections may be dead.
                now = now.plusMillis(1001);
            }
            assertThat(server.received()).containsExactly("GET", "POST", "POST", "POST");
            assertThat(server.connections()).isEqualTo(4);
        }
    }

    @Test
    void a_post_whose_connection_is_closed_is_not_sent_again() throws IOException {
        try (var server = new ConnectionDroppingServer(1)) {
            AncvApi gateway = gateway(server);
            complete(gateway, GatewayFixture.Call.CREATE);
            assertThat(GatewayFixture.Call.PAYER.on(gateway, Deadline.from(() -> now)))
                    .isInstanceOf(AncvResponse.Unavailable.class);
            assertThat(server.received()).containsExactly("POST", "POST");
        }
    }

    @Test
    void reads_share_a_connection_and_are_retried_after_it_was_closed() throws IOException {
        try (var server = new ConnectionDroppingServer(1)) {
            AncvApi gateway = gateway(server);
            complete(gateway, GatewayFixture.Call.READ);
            complete(gateway, GatewayFixture.Call.READ);
            assertThat(server.received())
                    .as("the connection was closed during the second read, which was sent again")
                    .containsExactly("GET", "GET", "GET");
        }
    }

    private AncvApi gateway(ConnectionDroppingServer server) {
        return GatewayFixture.gateway(server.port(), () -> now);
    }

    private void complete(AncvApi gateway, GatewayFixture.Call call) {
        assertThat(call.on(gateway, Deadline.from(() -> now))).isInstanceOf(AncvResponse.Completed.class);
    }
}
