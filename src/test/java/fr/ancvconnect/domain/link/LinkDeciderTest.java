package fr.ancvconnect.domain.link;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.domain.EstablishmentId;
import fr.ancvconnect.domain.FolderId;
import fr.ancvconnect.domain.Money;
import fr.ancvconnect.domain.payment.IdempotencyKey;
import fr.ancvconnect.domain.payment.PaymentId;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The table of a link's status and its events. */
class LinkDeciderTest {

    private static final Instant CREATED = Instant.parse("2026-05-04T08:30:00Z");
    private static final Instant NOW = CREATED.plus(Duration.ofDays(1));
    private static final Instant EXPIRED = CREATED.plus(Duration.ofDays(14));
    private static final FolderId FOLDER = new FolderId("F-1");
    private static final PaymentId PAYMENT = PaymentId.of(FOLDER, new IdempotencyKey("k1"));

    /** The link of the table has an amount of 100.00 of which 40.00 are paid, or 100.00 if it is PAID. */
    private static final Map<String, LinkEvent> EVENTS = Map.of(
            "START", new LinkEvent.StartRequested(PAYMENT),
            "PART", new LinkEvent.PaidChanged(5_999),
            "REST", new LinkEvent.PaidChanged(6_000),
            "REVERSAL", new LinkEvent.PaidChanged(-4_000),
            "NOTHING", new LinkEvent.PaidChanged(0),
            "REVOCATION", new LinkEvent.RevocationRequested());

    @ParameterizedTest
    @CsvSource({
        "ACTIVE,  START,      ACTIVE  40.00 payment",
        "ACTIVE,  PART,       ACTIVE  99.99",
        "ACTIVE,  REST,       PAID    100.00 event",
        "ACTIVE,  REVERSAL,   ACTIVE  0.00",
        "ACTIVE,  NOTHING,    unchanged",
        "ACTIVE,  REVOCATION, REVOKED 40.00",
        "PAID,    START,      over",
        "PAID,    PART,       PAID    159.99",
        "PAID,    REST,       PAID    160.00",
        "PAID,    REVERSAL,   PAID    60.00",
        "PAID,    NOTHING,    unchanged",
        "PAID,    REVOCATION, unchanged",
        "EXPIRED, START,      over",
        "EXPIRED, PART,       EXPIRED 99.99",
        "EXPIRED, REST,       PAID    100.00 event",
        "EXPIRED, REVERSAL,   EXPIRED 0.00",
        "EXPIRED, NOTHING,    unchanged",
        "EXPIRED, REVOCATION, unchanged",
        "REVOKED, START,      over",
        "REVOKED, PART,       REVOKED 99.99",
        "REVOKED, REST,       PAID    100.00 event",
        "REVOKED, REVERSAL,   REVOKED 0.00",
        "REVOKED, NOTHING,    unchanged",
        "REVOKED, REVOCATION, unchanged"
    })
    void each_status_reacts_to_each_event(PaymentLinkStatus status, String event, String expected) {
        Instant now = status == PaymentLinkStatus.EXPIRED ? EXPIRED : NOW;
        PaymentLink link = linkWith(status);
        assertThat(link.status(now)).isEqualTo(status);
        assertThat(summary(LinkDecider.decide(link, EVENTS.get(event), now), now))
                .isEqualTo(expected.replaceAll(" +", " "));
    }

    private static String summary(LinkDecision decision, Instant now) {
        return switch (decision) {
            case LinkDecision.Unchanged _ -> "unchanged";
            case LinkDecision.Over _ -> "over";
            case LinkDecision.Changed changed ->
                "%s %d.%02d%s%s"
                        .formatted(
                                changed.next().status(now),
                                changed.next().paid().cents() / 100,
                                changed.next().paid().cents() % 100,
                                changed.next().lastPayment().isPresent() ? " payment" : "",
                                changed.becomesPaid() ? " event" : "");
        };
    }

    private static PaymentLink linkWith(PaymentLinkStatus status) {
        PaymentLink partly = paid(link(Optional.of(Money.ofCents(10_000))), 4_000);
        return switch (status) {
            case ACTIVE, EXPIRED -> partly;
            case PAID -> paid(partly, 6_000);
            case REVOKED ->
                LinkSamples.changed(partly, new LinkEvent.RevocationRequested(), CREATED)
                        .next();
        };
    }

    @Test
    void a_link_with_an_open_amount_is_never_paid() {
        PaymentLink link = paid(link(Optional.empty()), 10_000);
        assertThat(link.status(NOW)).isEqualTo(PaymentLinkStatus.ACTIVE);
        assertThat(link.remaining()).isEmpty();
    }

    @Test
    void the_rest_is_the_amount_minus_what_is_paid_and_never_below_zero() {
        PaymentLink link = link(Optional.of(Money.ofCents(10_000)));
        assertThat(link.remaining()).contains(Money.ofCents(10_000));
        assertThat(paid(link, 4_000).remaining()).contains(Money.ofCents(6_000));
        assertThat(paid(link, 10_001).remaining()).contains(Money.ZERO);
    }

    @Test
    void a_paid_link_becomes_paid_only_once() {
        PaymentLink refused = paid(linkWith(PaymentLinkStatus.PAID), -10_000);
        var again = LinkSamples.changed(refused, new LinkEvent.PaidChanged(10_000), NOW);
        assertThat(again.becomesPaid()).isFalse();
        assertThat(again.next().paidAt()).isEqualTo(refused.paidAt());
    }

    @Test
    void a_link_that_is_over_names_its_status() {
        assertThat(LinkDecider.decide(linkWith(PaymentLinkStatus.REVOKED), new LinkEvent.StartRequested(PAYMENT), NOW))
                .isEqualTo(new LinkDecision.Over(PaymentLinkStatus.REVOKED));
        assertThat(LinkDecider.decide(
                        linkWith(PaymentLinkStatus.ACTIVE), new LinkEvent.StartRequested(PAYMENT), EXPIRED))
                .isEqualTo(new LinkDecision.Over(PaymentLinkStatus.EXPIRED));
    }

    @Test
    void a_link_is_active_until_just_before_the_end_of_its_validity() {
        PaymentLink link = link(Optional.empty());
        assertThat(link.status(EXPIRED.minusNanos(1))).isEqualTo(PaymentLinkStatus.ACTIVE);
        assertThat(link.status(EXPIRED)).isEqualTo(PaymentLinkStatus.EXPIRED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"P0D", "-P1D", "P400DT1S"})
    void an_end_that_is_not_in_the_future_or_beyond_400_days_is_not_valid(Duration length) {
        assertThat(LinkLimits.isValidEnd(NOW.plus(length), NOW)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT1S", "P14D", "P400D"})
    void an_end_up_to_400_days_from_now_is_valid(Duration length) {
        assertThat(LinkLimits.isValidEnd(NOW.plus(length), NOW)).isTrue();
    }

    private static PaymentLink link(Optional<Money> amount) {
        return LinkSamples.link(FOLDER, new EstablishmentId("hotel"), "link", amount, CREATED);
    }

    private static PaymentLink paid(PaymentLink link, long cents) {
        return LinkSamples.changed(link, new LinkEvent.PaidChanged(cents), CREATED)
                .next();
    }
}
