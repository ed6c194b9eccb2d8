package fr.ancvconnect.local.simulator.model;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.local.simulator.OrderBodies;
import fr.ancvconnect.local.simulator.SimulatorFixture;
import java.time.Duration;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;

class TransactionLifetimesTest {

    private static final String MARIE = "marie@exemple.fr";
    private static final Duration ONE_MILLISECOND = Duration.ofMillis(1);

    private final SimulatorFixture fixture = new SimulatorFixture();

    @Test
    void a_transaction_without_a_payer_expires_five_minutes_after_its_creation() {
        String id = fixture.create(OrderBodies.order("PAY-0", 12000)).id();
        fixture.advance(Duration.ofMinutes(5).minus(ONE_MILLISECOND));
        assertThat(fixture.read(id).state()).isEqualTo("INITIALIZED");
        fixture.advance(ONE_MILLISECOND);
        assertThat(fixture.read(id).state()).isEqualTo("EXPIRED");
        assertThat(fixture.namePayer(id, MARIE, 12000).errorCode()).isEqualTo("OPERATION_TRANSACTION_NOT_ALLOWED");
    }

    @Test
    void a_request_expires_three_minutes_after_the_payer_call() {
        String id = fixture.requestPayment(MARIE, 12000);
        fixture.advance(Duration.ofMinutes(3).minus(ONE_MILLISECOND));
        assertThat(fixture.read(id).state()).isEqualTo("PROCESSING");
        fixture.advance(ONE_MILLISECOND);
        assertThat(fixture.confirm(id).status()).isEqualTo(409);
        assertThat(fixture.read(id).state()).isEqualTo("EXPIRED");
        assertThat(fixture.balance(MARIE)).isEqualTo(50000);
    }

    @Test
    void a_request_expires_at_the_latest_with_its_transaction() {
        String id = fixture.create(OrderBodies.order("PAY-0", 12000)).id();
        fixture.advance(Duration.ofMinutes(4));
        fixture.namePayer(id, MARIE, 12000);
        assertThat(fixture.phone(MARIE).json().at("/items/0/expiresAt").asText())
                .isEqualTo(SimulatorFixture.START.plus(Duration.ofMinutes(5)).toString());
        fixture.advance(Duration.ofMinutes(1));
        assertThat(fixture.read(id).state()).isEqualTo("EXPIRED");
    }

    @Test
    void a_confirmed_transaction_is_validated_after_five_seconds() {
        String id = fixture.requestPayment(MARIE, 12000);
        fixture.advance(Duration.ofMinutes(2));
        fixture.confirm(id);
        assertThat(fixture.read(id).state()).isEqualTo("AUTHORIZED");
        fixture.advance(Duration.ofSeconds(5).minus(ONE_MILLISECOND));
        assertThat(fixture.read(id).state()).isEqualTo("AUTHORIZED");
        fixture.advance(ONE_MILLISECOND);
        assertThat(fixture.read(id).state()).isEqualTo("VALIDATED");
        fixture.advance(Duration.ofDays(30));
        assertThat(fixture.read(id).state()).isEqualTo("VALIDATED");
    }

    @Test
    void a_deferred_capture_waits_for_its_date() {
        var order = OrderBodies.with(OrderBodies.order("PAY-0", 2000), "paymentMethod.captureMode", "\"DEFERRED\"");
        String id = fixture.create(OrderBodies.with(order, "paymentMethod.captureDate", "\"2026-06-01T11:00:00Z\""))
                .id();
        fixture.namePayer(id, MARIE, 2000);
        fixture.confirm(id);
        fixture.advance(Duration.ofMinutes(50));
        assertThat(fixture.read(id).state()).isEqualTo("AUTHORIZED");
        fixture.advance(Duration.ofMinutes(10));
        assertThat(fixture.read(id).state()).isEqualTo("VALIDATED");
    }

    @Test
    void a_state_change_that_is_applied_late_has_the_date_when_it_was_due() {
        String id = fixture.requestPayment(MARIE, 12000);
        fixture.advance(Duration.ofHours(1));
        assertThat(OffsetDateTime.parse(fixture.read(id)
                                .json()
                                .at("/transaction/updateDate")
                                .asText())
                        .toInstant())
                .isEqualTo(SimulatorFixture.START.plus(Duration.ofMinutes(3)));
    }

    @Test
    void an_expired_request_does_not_block_the_next_one() {
        fixture.requestPayment(MARIE, 12000);
        fixture.advance(Duration.ofMinutes(3));
        assertThat(fixture.read(fixture.requestPayment(MARIE, 2500)).state()).isEqualTo("PROCESSING");
    }
}
