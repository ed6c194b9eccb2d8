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

    private final SimulatorFixture scene = new SimulatorFixture();

    @Test
    void each_change_of_state_is_told_but_not_the_creation() {
        String id = scene.ask(MARIE, 2000);
        scene.confirm(id);
        scene.after(Duration.ofSeconds(5));
        scene.simulator.tick();
        scene.simulator.tick();
        scene.simulator.consign(id);
        scene.simulator.settle(id);
        assertThat(scene.statesSent())
                .containsExactly(
                        List.of("PROCESSING"),
                        List.of("AUTHORIZED"),
                        List.of("VALIDATED"),
                        List.of("CONSIGNED"),
                        List.of("PAID"));
        assertThat(scene.sent).allSatisfy(batch -> assertThat(batch.delay()).isZero());
    }

    @Test
    void every_end_is_told() {
        scene.refuse(scene.ask(MARIE, 2000));
        scene.cancel(scene.ask(MARIE, 2000));
        scene.confirm(scene.ask("paul@exemple.fr", 2001));
        scene.ask(MARIE, 2000);
        scene.create(OrderBodies.order("PAY-X", 2000));
        scene.after(Duration.ofMinutes(5));
        scene.simulator.tick();
        assertThat(scene.statesSent())
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
    void a_notification_is_the_document_of_an_answer_sealed_over_the_transaction_id() {
        String id = scene.ask(MARIE, 2000);
        Notification told = scene.sent.getFirst().notifications().getFirst();
        assertThat(told.url()).isEqualTo(URI.create("http://localhost:9/in/1"));
        assertThat(told.transactionId()).isEqualTo(id);
        assertThat(SimulatorFixture.json(told.body())).isEqualTo(scene.read(id).json());
        assertThat(told.seal()).startsWith("HmacSHA256.ver002.");
        assertThat(SimulatorFixture.SEALS.isRight(Optional.of(told.seal()), List.of(id)))
                .isTrue();
    }

    @Test
    void a_notification_goes_to_the_return_url() {
        ObjectNode order =
                OrderBodies.with(OrderBodies.order("PAY-X", 2000), "redirectUrls.returnUrl", "\"https://a.fr/b?c\"");
        scene.cancel(scene.create(order).id());
        assertThat(scene.sent.getFirst().notifications().getFirst().url()).isEqualTo(URI.create("https://a.fr/b?c"));
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
    void none_is_sent_to_what_is_no_http_url_with_a_host(String text) {
        ObjectNode order =
                OrderBodies.with(OrderBodies.order("PAY-X", 2000), "redirectUrls.returnUrl", "\"" + text + "\"");
        String id = scene.create(order).id();
        assertThat(scene.namePayer(id, MARIE, 2000).state()).isEqualTo("PROCESSING");
        assertThat(scene.cancel(id).state()).isEqualTo("CANCELLED");
        assertThat(scene.sent).isEmpty();
    }

    @Test
    void the_scheme_may_be_in_capitals() {
        ObjectNode order =
                OrderBodies.with(OrderBodies.order("PAY-X", 2000), "redirectUrls.returnUrl", "\"HTTPS://a.fr/b\"");
        scene.cancel(scene.create(order).id());
        assertThat(scene.sent).hasSize(1);
    }

    @Test
    void none_is_sent_when_so_asked() {
        scene.faults("{\"notifications\":\"NONE\"}");
        scene.confirm(scene.ask(MARIE, 2000));
        assertThat(scene.sent).isEmpty();
    }

    @Test
    void late_ones_are_sent_twenty_seconds_late() {
        scene.faults("{\"notifications\":\"LATE\"}");
        scene.ask(MARIE, 2000);
        assertThat(scene.sent)
                .singleElement()
                .extracting(SimulatorFixture.Batch::delay)
                .isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void duplicates_are_sent_twice() {
        scene.faults("{\"notifications\":\"DUPLICATE\"}");
        scene.ask(MARIE, 2000);
        assertThat(scene.statesSent()).containsExactly(List.of("PROCESSING", "PROCESSING"));
    }

    @Test
    void out_of_order_the_newest_comes_first() {
        scene.faults("{\"notifications\":\"OUT_OF_ORDER\"}");
        String marie = scene.ask(MARIE, 2000);
        scene.refuse(scene.ask("paul@exemple.fr", 2000));
        scene.confirm(marie);
        scene.after(Duration.ofSeconds(5));
        scene.simulator.tick();
        assertThat(scene.statesSent())
                .containsExactly(List.of("ABORTED", "PROCESSING"), List.of("VALIDATED", "AUTHORIZED", "PROCESSING"));
    }

    @Test
    void what_was_held_back_follows_the_next_one_after_the_fault_is_cleared() {
        scene.faults("{\"notifications\":\"OUT_OF_ORDER\"}");
        String id = scene.ask(MARIE, 2000);
        scene.tool("DELETE", "/faults", "");
        scene.confirm(id);
        scene.cancel(id);
        assertThat(scene.statesSent()).containsExactly(List.of("AUTHORIZED", "PROCESSING"), List.of("CANCELLED"));
    }
}
