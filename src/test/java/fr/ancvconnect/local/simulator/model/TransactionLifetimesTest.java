package fr.ancvconnect.local.simulator.model;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.local.simulator.OrderBodies;
import fr.ancvconnect.local.simulator.SimulatorFixture;
import java.time.Duration;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;

class TransactionLifetimesTest {

    private static final String MARIE = "marie@exemple.fr";
    private static final Duration A_BIT = Duration.ofMillis(1);

    private final SimulatorFixture scene = new SimulatorFixture();

    @Test
    void a_transaction_without_a_payer_expires_five_minutes_after_its_creation() {
        String id = scene.create(OrderBodies.order("PAY-0", 12000)).id();
        scene.after(Duration.ofMinutes(5).minus(A_BIT));
        assertThat(scene.read(id).state()).isEqualTo("INITIALIZED");
        scene.after(A_BIT);
        assertThat(scene.read(id).state()).isEqualTo("EXPIRED");
        assertThat(scene.namePayer(id, MARIE, 12000).errorCode()).isEqualTo("OPERATION_TRANSACTION_NOT_ALLOWED");
    }

    @Test
    void the_customer_has_three_minutes() {
        String id = scene.ask(MARIE, 12000);
        scene.after(Duration.ofMinutes(3).minus(A_BIT));
        assertThat(scene.read(id).state()).isEqualTo("PROCESSING");
        scene.after(A_BIT);
        assertThat(scene.confirm(id).status()).isEqualTo(409);
        assertThat(scene.read(id).state()).isEqualTo("EXPIRED");
        assertThat(scene.balance(MARIE)).isEqualTo(50000);
    }

    @Test
    void a_customer_who_is_asked_late_has_no_more_than_the_transaction_s_life() {
        String id = scene.create(OrderBodies.order("PAY-0", 12000)).id();
        scene.after(Duration.ofMinutes(4));
        scene.namePayer(id, MARIE, 12000);
        assertThat(scene.phone(MARIE).json().at("/items/0/expiresAt").asText())
                .isEqualTo(SimulatorFixture.START.plus(Duration.ofMinutes(5)).toString());
        scene.after(Duration.ofMinutes(1));
        assertThat(scene.read(id).state()).isEqualTo("EXPIRED");
    }

    @Test
    void what_the_customer_confirmed_is_captured_soon_after() {
        String id = scene.ask(MARIE, 12000);
        scene.after(Duration.ofMinutes(2));
        scene.confirm(id);
        assertThat(scene.read(id).state()).isEqualTo("AUTHORIZED");
        scene.after(Duration.ofSeconds(5).minus(A_BIT));
        assertThat(scene.read(id).state()).isEqualTo("AUTHORIZED");
        scene.after(A_BIT);
        assertThat(scene.read(id).state()).isEqualTo("VALIDATED");
        scene.after(Duration.ofDays(30));
        assertThat(scene.read(id).state()).isEqualTo("VALIDATED");
    }

    @Test
    void a_deferred_capture_waits_for_its_date() {
        var order = OrderBodies.with(OrderBodies.order("PAY-0", 2000), "paymentMethod.captureMode", "\"DEFERRED\"");
        String id = scene.create(OrderBodies.with(order, "paymentMethod.captureDate", "\"2026-06-01T11:00:00Z\""))
                .id();
        scene.namePayer(id, MARIE, 2000);
        scene.confirm(id);
        scene.after(Duration.ofMinutes(50));
        assertThat(scene.read(id).state()).isEqualTo("AUTHORIZED");
        scene.after(Duration.ofMinutes(10));
        assertThat(scene.read(id).state()).isEqualTo("VALIDATED");
    }

    @Test
    void what_is_noticed_late_is_dated_when_it_was_due() {
        String id = scene.ask(MARIE, 12000);
        scene.after(Duration.ofHours(1));
        assertThat(OffsetDateTime.parse(scene.read(id)
                                .json()
                                .at("/transaction/updateDate")
                                .asText())
                        .toInstant())
                .isEqualTo(SimulatorFixture.START.plus(Duration.ofMinutes(3)));
    }

    @Test
    void an_expired_request_no_longer_keeps_the_customer() {
        scene.ask(MARIE, 12000);
        scene.after(Duration.ofMinutes(3));
        assertThat(scene.read(scene.ask(MARIE, 2500)).state()).isEqualTo("PROCESSING");
    }
}
