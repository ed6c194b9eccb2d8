package fr.ancvconnect.local.simulator.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.ancvconnect.local.simulator.OrderBodies;
import fr.ancvconnect.local.simulator.SimulatorFixture;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NotificationOutboxTest {

    private static final String MARIE = "marie@exemple.fr";

    private final SimulatorFixture fixture = new SimulatorFixture();

    @Test
    void each_state_change_except_the_creation_sends_a_notification() {
        String id = fixture.requestPayment(MARIE, 2000);
        fixture.confirm(id);
        fixture.advance(Duration.ofSeconds(5));
        fixture.simulator.tick();
        fixture.simulator.tick();
        fixture.settle(id, "CONSIGNED");
        fixture.settle(id, "PAID");
        assertThat(fixture.statesSent())
                .containsExactly(
                        List.of("PROCESSING"),
                        List.of("AUTHORIZED"),
                        List.of("VALIDATED"),
                        List.of("CONSIGNED"),
                        List.of("PAID"));
        assertThat(fixture.sent).allSatisfy(batch -> assertThat(batch.delay()).isZero());
    }

    @Test
    void every_final_state_sends_a_notification() {
        fixture.refuse(fixture.requestPayment(MARIE, 2000));
        fixture.cancel(fixture.requestPayment(MARIE, 2000));
        fixture.confirm(fixture.requestPayment("paul@exemple.fr", 2001));
        fixture.requestPayment(MARIE, 2000);
        fixture.create(OrderBodies.order("PAY-X", 2000));
        fixture.advance(Duration.ofMinutes(5));
        fixture.simulator.tick();
        assertThat(fixture.statesSent())
                .containsExactly(
                        List.of("PROCESSING"),
                        List.of("ABORTED"),
                        List.of("PROCESSING"),
                        List.of("CANCELLED"),
                        List.of("PROCESSING"),
                        List.of("REJECTED"),
                        List.of("PROCESSING"),
                        List.of("EXPIRED"),
                        List.of("EXPIRED"));
    }

    @Test
    void a_notification_contains_the_transaction_document_and_a_seal_over_the_transaction_id() {
        String id = fixture.requestPayment(MARIE, 2000);
        Notification notification = fixture.sent.getFirst().notifications().getFirst();
        assertThat(notification.url()).isEqualTo(URI.create("http://localhost:9/in/1"));
        assertThat(notification.transactionId()).isEqualTo(id);
        assertThat(SimulatorFixture.json(notification.body()))
                .isEqualTo(fixture.read(id).json());
        assertThat(notification.seal()).startsWith("HmacSHA256.ver002.");
        assertThat(SimulatorFixture.SEALS.isValid(Optional.of(notification.seal()), List.of(id)))
                .isTrue();
    }

    @Test
    void a_notification_goes_to_the_return_url() {
        ObjectNode order =
                OrderBodies.with(OrderBodies.order("PAY-X", 2000), "redirectUrls.returnUrl", "\"https://a.fr/b?c\"");
        fixture.cancel(fixture.create(order).id());
        assertThat(fixture.sent.getFirst().notifications().getFirst().url()).isEqualTo(URI.create("https://a.fr/b?c"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "anUrl",
                "ftp://localhost/",
                "http://",
                "http:///x",
                "http://[::1",
                "//localhost",
                "mailto:a@b.fr",
                "https://h:99999999999/",
                "http://h:70000/",
                "http://h:0/"
            })
    void no_notification_is_sent_if_the_return_url_is_not_an_http_url_with_a_host(String text) {
        ObjectNode order =
                OrderBodies.with(OrderBodies.order("PAY-X", 2000), "redirectUrls.returnUrl", "\"" + text + "\"");
        String id = fixture.create(order).id();
        assertThat(fixture.namePayer(id, MARIE, 2000).state()).isEqualTo("PROCESSING");
        assertThat(fixture.cancel(id).state()).isEqualTo("CANCELLED");
        assertThat(fixture.sent).isEmpty();
    }

    @Test
    void the_scheme_of_the_return_url_is_case_insensitive() {
        ObjectNode order =
                OrderBodies.with(OrderBodies.order("PAY-X", 2000), "redirectUrls.returnUrl", "\"HTTPS://a.fr/b\"");
        fixture.cancel(fixture.create(order).id());
        assertThat(fixture.sent).hasSize(1);
    }

    @Test
    void the_fault_none_sends_no_notifications() {
        fixture.setFaults("{\"notifications\":\"NONE\"}");
        fixture.confirm(fixture.requestPayment(MARIE, 2000));
        assertThat(fixture.sent).isEmpty();
    }

    @Test
    void the_fault_late_sends_notifications_20_seconds_late() {
        fixture.setFaults("{\"notifications\":\"LATE\"}");
        fixture.requestPayment(MARIE, 2000);
        assertThat(fixture.sent)
                .singleElement()
                .extracting(SimulatorFixture.Batch::delay)
                .isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void the_fault_duplicate_sends_each_notification_twice() {
        fixture.setFaults("{\"notifications\":\"DUPLICATE\"}");
        fixture.requestPayment(MARIE, 2000);
        assertThat(fixture.statesSent()).containsExactly(List.of("PROCESSING", "PROCESSING"));
    }

    @Test
    void the_fault_out_of_order_sends_the_newest_notification_first() {
        fixture.setFaults("{\"notifications\":\"OUT_OF_ORDER\"}");
        String marie = fixture.requestPayment(MARIE, 2000);
        fixture.refuse(fixture.requestPayment("paul@exemple.fr", 2000));
        fixture.confirm(marie);
        fixture.advance(Duration.ofSeconds(5));
        fixture.simulator.tick();
        assertThat(fixture.statesSent())
                .containsExactly(List.of("ABORTED", "PROCESSING"), List.of("VALIDATED", "AUTHORIZED", "PROCESSING"));
    }

    @Test
    void a_held_back_notification_follows_the_next_one_after_the_fault_is_cleared() {
        fixture.setFaults("{\"notifications\":\"OUT_OF_ORDER\"}");
        String id = fixture.requestPayment(MARIE, 2000);
        fixture.callTool("DELETE", "/faults", "");
        fixture.confirm(id);
        fixture.cancel(id);
        assertThat(fixture.statesSent()).containsExactly(List.of("AUTHORIZED", "PROCESSING"), List.of("CANCELLED"));
    }
}
