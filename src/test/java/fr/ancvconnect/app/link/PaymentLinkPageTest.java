package fr.ancvconnect.app.link;

import static fr.ancvconnect.app.ServiceFixture.CAMPSITE;
import static fr.ancvconnect.app.ServiceFixture.PLATFORM;
import static fr.ancvconnect.app.ServiceFixture.codeOf;
import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.app.Caller;
import fr.ancvconnect.app.Problem;
import fr.ancvconnect.app.Problem.InvalidField;
import fr.ancvconnect.app.ProblemCode;
import fr.ancvconnect.app.Result;
import fr.ancvconnect.app.ServiceFixture;
import fr.ancvconnect.app.link.PaymentLinkPage.LinkPayment;
import fr.ancvconnect.app.link.PaymentLinkPage.PageState;
import fr.ancvconnect.app.payment.ChangePayment;
import fr.ancvconnect.app.payment.PaymentMetrics;
import fr.ancvconnect.app.payment.PaymentWithHistory;
import fr.ancvconnect.app.payment.VersionedPayment;
import fr.ancvconnect.app.start.StartPayment.StartedPayment;
import fr.ancvconnect.domain.Actor;
import fr.ancvconnect.domain.FolderId;
import fr.ancvconnect.domain.Money;
import fr.ancvconnect.domain.ancv.AncvState;
import fr.ancvconnect.domain.ancv.AncvTransaction;
import fr.ancvconnect.domain.establishment.Establishment.CollectionMode;
import fr.ancvconnect.domain.establishment.Establishment.VirtualPos;
import fr.ancvconnect.domain.link.PaymentLink;
import fr.ancvconnect.domain.link.PaymentLinkStatus;
import fr.ancvconnect.domain.payment.IdempotencyKey;
import fr.ancvconnect.domain.payment.PaymentId;
import fr.ancvconnect.domain.payment.PaymentRequest;
import fr.ancvconnect.domain.payment.PaymentRequest.Channel;
import fr.ancvconnect.domain.payment.PaymentStatus;
import fr.ancvconnect.domain.payment.decision.Event;
import fr.ancvconnect.domain.payment.decision.PaymentDecider;
import fr.ancvconnect.domain.payment.policy.PaymentPolicies;
import fr.ancvconnect.domain.payment.policy.PaymentPolicies.CancellationWindow;
import fr.ancvconnect.domain.payment.policy.PaymentPolicies.CheckSchedule;
import fr.ancvconnect.domain.payment.policy.PaymentPolicies.ConfirmationWindow;
import fr.ancvconnect.keys.VersionedKeys;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** A customer pays through a link, as often as needed, until the link is over. */
class PaymentLinkPageTest {

    private static final Duration EXPIRY = Duration.ofMinutes(4);
    private static final ConfirmationWindow WINDOW =
            new ConfirmationWindow(Duration.ofMinutes(3), Duration.ofSeconds(15));
    private static final PaymentPolicies POLICIES = new PaymentPolicies(
            WINDOW, new CancellationWindow(Duration.ofHours(4)), new CheckSchedule(Duration.ofSeconds(28), WINDOW));

    private final ServiceFixture service = new ServiceFixture().activateOption();
    private final FolderId folder = service.folder("F1", 10_000);

    @Test
    void a_start_without_an_amount_asks_for_the_amount_of_the_link_in_the_customer_s_name() {
        PaymentLink link = service.link(folder, "link", 4_000);
        VersionedPayment payment = started(link, "k1", 0);
        PaymentRequest request = payment.payment().request();
        assertThat(request.amount()).isEqualTo(Money.ofCents(4_000));
        assertThat(request.channel()).isEqualTo(Channel.PAYMENT_LINK);
        assertThat(request.by()).isEqualTo(Actor.CUSTOMER);
        assertThat(request.link()).contains(link.id());
        assertThat(payment.payment().status()).isEqualTo(PaymentStatus.PENDING);
        assertThat(service.stored(link).lastPayment()).contains(request.id());
        assertThat(service.ancvCalls()).isEqualTo(2);
    }

    @Test
    void a_confirmed_payment_of_the_full_amount_makes_the_link_paid() {
        PaymentLink link = service.link(folder, "link", 4_000);
        service.confirm(started(link, "k1", 0));
        assertThat(service.stored(link).paid()).isEqualTo(Money.ofCents(4_000));
        assertThat(status(link)).isEqualTo(PaymentLinkStatus.PAID);
        assertThat(service.startThrough(link, "k2", 0)).isEqualTo(Result.failure(Problem.over(PaymentLinkStatus.PAID)));
    }

    @Test
    void the_rest_stays_payable_after_a_partial_confirmation() {
        PaymentLink link = service.link(folder, "link", 6_000);
        VersionedPayment part = started(link, "k1", 0);
        confirmPartly(part, 3_500);
        assertThat(status(link)).isEqualTo(PaymentLinkStatus.ACTIVE);
        assertThat(state(link).start().maximum()).isEqualTo(Money.ofCents(2_500));
        assertThat(service.startThrough(link, "k2", 6_000))
                .isEqualTo(Result.failure(Problem.invalid(InvalidField.AMOUNT_OF_LINK)));
        VersionedPayment rest = started(link, "k2", 2_500);
        confirmPartly(rest, 2_500);
        assertThat(status(link)).isEqualTo(PaymentLinkStatus.PAID);
    }

    @Test
    void a_refusal_lowers_the_paid_sum_and_does_not_reopen_a_paid_link() {
        PaymentLink link = service.link(folder, "link", 4_000);
        VersionedPayment payment = started(link, "k1", 0);
        service.confirm(payment);
        service.refuse.refuse(PLATFORM, folder, payment.payment().request().id(), Optional.empty());
        assertThat(service.onlyPayment(folder).payment().status()).isEqualTo(PaymentStatus.REFUSED);
        assertThat(service.stored(link).paid()).isEqualTo(Money.ZERO);
        assertThat(status(link)).isEqualTo(PaymentLinkStatus.PAID);
    }

    /** The writer has read the payment before another one completed the refusal, and reads the link after that. */
    @Test
    void a_stale_refusal_does_not_lower_the_paid_sum_again() {
        PaymentLink link = service.link(folder, "link", 4_000);
        VersionedPayment payment = started(link, "k1", 0);
        service.confirm(payment);
        var stale = new AtomicReference<VersionedPayment>();
        service.ancv.runBeforeEffect("cancel", () -> stale.set(service.onlyPayment(folder)));
        service.refuse.refuse(PLATFORM, folder, payment.payment().request().id(), Optional.empty());
        assertThat(service.onlyPayment(folder).payment().status()).isEqualTo(PaymentStatus.REFUSED);
        var change = new ChangePayment(
                service.payments, new PaymentDecider(POLICIES), new PaymentMetrics(service.metrics), service.clock);
        AncvTransaction cancelled = service.ancv.ledger.get(
                payment.payment().transaction().orElseThrow().transaction());
        assertThat(change.tryOnce(stale.get(), new Event.CancellationSucceeded(cancelled)))
                .isEmpty();
        assertThat(service.stored(link).paid()).isEqualTo(Money.ZERO);
    }

    @Test
    void a_refusal_of_a_partial_payment_makes_its_amount_payable_again() {
        PaymentLink link = service.link(folder, "link", 4_000);
        VersionedPayment payment = started(link, "k1", 0);
        confirmPartly(payment, 1_500);
        service.refuse.refuse(PLATFORM, folder, payment.payment().request().id(), Optional.empty());
        assertThat(state(link).start().maximum()).isEqualTo(Money.ofCents(4_000));
    }

    @Test
    void a_request_can_be_repeated_after_it_expired() {
        PaymentLink link = service.link(folder, "link", 4_000);
        started(link, "k1", 0);
        assertThat(codeOf(service.startThrough(link, "k2", 0))).isEqualTo(ProblemCode.TOO_MANY_REQUESTS);
        service.sweepAfter(EXPIRY);
        assertThat(state(link).payment().orElseThrow().payment().payment().status())
                .isEqualTo(PaymentStatus.EXPIRED);
        assertThat(started(link, "k2", 0).payment().status()).isEqualTo(PaymentStatus.PENDING);
    }

    @Test
    void a_link_and_a_guest_share_the_limit_of_one_pending_payment() {
        PaymentLink link = service.link(folder, "link", 4_000);
        service.start(new Caller.Guest(folder), folder, "g1", 4_000);
        assertThat(codeOf(service.startThrough(link, "k1", 0))).isEqualTo(ProblemCode.TOO_MANY_REQUESTS);
    }

    @Test
    void at_most_10_payments_an_hour_start_through_links() {
        PaymentLink link = service.link(folder, "link", 4_000);
        for (int count = 0; count < 10; count++) {
            started(link, "k" + count, 0);
            service.sweepAfter(EXPIRY);
        }
        assertThat(codeOf(service.startThrough(link, "more", 0))).isEqualTo(ProblemCode.TOO_MANY_REQUESTS);
    }

    @Test
    void the_customer_chooses_the_amount_of_an_open_link_up_to_what_is_available() {
        PaymentLink link = service.link(folder, "link", 0);
        assertThat(codeOf(service.startThrough(link, "k1", 10_001))).isEqualTo(ProblemCode.AMOUNT_EXCEEDS_AVAILABLE);
        assertThat(codeOf(service.startThrough(link, "k1", 1_999))).isEqualTo(ProblemCode.AMOUNT_BELOW_MINIMUM);
        service.confirm(started(link, "k1", 3_000));
        assertThat(status(link)).isEqualTo(PaymentLinkStatus.ACTIVE);
        assertThat(service.stored(link).paid()).isEqualTo(Money.ofCents(3_000));
        assertThat(started(link, "k2", 0).payment().request().amount()).isEqualTo(Money.ofCents(7_000));
    }

    @Test
    void a_known_key_returns_its_payment_also_without_an_amount_and_after_the_link_is_over() {
        PaymentLink link = service.link(folder, "link", 4_000);
        PaymentId first = started(link, "k1", 0).payment().request().id();
        assertThat(replayed(link, "k1", 4_000)).isEqualTo(first);
        service.confirm(service.onlyPayment(folder));
        assertThat(replayed(link, "k1", 0)).isEqualTo(first);
        assertThat(codeOf(service.startThrough(link, "k1", 4_001))).isEqualTo(ProblemCode.IDEMPOTENCY_KEY_REUSED);
        assertThat(service.folderWithPayments(folder).payments()).hasSize(1);
    }

    @Test
    void a_key_of_another_caller_or_link_is_a_different_key() {
        PaymentLink link = service.link(folder, "link", 0);
        PaymentLink other = service.link(folder, "other", 0);
        VersionedPayment backOffice = service.startPayment(folder, "same", 2_000);
        VersionedPayment through = started(link, "same", 2_000);
        service.sweepAfter(EXPIRY);
        VersionedPayment throughOther = started(other, "same", 2_000);
        assertThat(service.folderWithPayments(folder).payments()).hasSize(3);
        assertNotSeen(link, backOffice);
        assertNotSeen(link, throughOther);
        assertThat(service.page.payment(
                        service.tokenOf(link),
                        Optional.of(through.payment().request().id())))
                .isInstanceOf(Result.Success.class);
    }

    private void assertNotSeen(PaymentLink link, VersionedPayment payment) {
        assertThat(codeOf(service.page.payment(
                        service.tokenOf(link),
                        Optional.of(payment.payment().request().id()))))
                .isEqualTo(ProblemCode.PAYMENT_NOT_FOUND);
    }

    @Test
    void a_revoked_or_expired_link_starts_nothing_but_a_payment_in_progress_is_confirmed() {
        PaymentLink link = service.link(folder, "link", 4_000);
        VersionedPayment payment = started(link, "k1", 0);
        service.revokeLink.revoke(PLATFORM, folder, link.id());
        assertThat(service.startThrough(link, "k2", 0))
                .isEqualTo(Result.failure(Problem.over(PaymentLinkStatus.REVOKED)));
        assertThat(state(link).payment().orElseThrow().payment().payment().status())
                .isEqualTo(PaymentStatus.PENDING);
        service.confirm(payment);
        assertThat(status(link)).isEqualTo(PaymentLinkStatus.PAID);

        PaymentLink expired = service.link(folder, "expired", 4_000);
        service.clock.move(Duration.ofDays(14));
        assertThat(service.startThrough(expired, "k3", 0))
                .isEqualTo(Result.failure(Problem.over(PaymentLinkStatus.EXPIRED)));
    }

    @Test
    void a_payment_whose_link_is_revoked_while_ancv_is_asked_goes_on() {
        PaymentLink link = service.link(folder, "link", 4_000);
        service.ancv.runBeforeEffect("create", () -> service.revokeLink.revoke(PLATFORM, folder, link.id()));
        assertThat(started(link, "k1", 0).payment().status()).isEqualTo(PaymentStatus.PENDING);
        assertThat(status(link)).isEqualTo(PaymentLinkStatus.REVOKED);
    }

    @Test
    void the_state_shows_the_reason_why_no_payment_can_start() {
        PaymentLink link = service.link(folder, "link", 4_000);
        assertThat(state(link).start().reason()).isEmpty();
        assertThat(state(link).establishment()).isEqualTo("Camping des Pins");
        service.declareEstablishment.declare(
                CAMPSITE, ServiceFixture.declaration("FR", CollectionMode.POSTPAID, VirtualPos.STRIPE));
        assertThat(state(link).start().reason()).isEmpty();
        service.startPayment(folder, "backOffice", 7_000);
        assertReason(link, ProblemCode.AMOUNT_EXCEEDS_AVAILABLE, 0);
        assertThat(state(link).start().maximum()).isEqualTo(Money.ofCents(3_000));
        service.deactivate.deactivate(PLATFORM, CAMPSITE);
        assertReason(link, ProblemCode.OPTION_NOT_ACTIVE, 0);
        service.cancel.cancel(PLATFORM, folder, service.clock.instant());
        assertReason(link, ProblemCode.FOLDER_CANCELLED, 0);
        service.revokeLink.revoke(PLATFORM, folder, link.id());
        assertReason(link, ProblemCode.PAYMENT_LINK_OVER, 0);
    }

    @Test
    void a_rest_below_the_minimum_cannot_be_paid_with_ancv_connect() {
        PaymentLink link = service.link(folder, "link", 4_000);
        confirmPartly(started(link, "k1", 0), 2_001);
        assertReason(link, ProblemCode.AMOUNT_BELOW_MINIMUM, 0);
    }

    /** The reason of the state is the problem of a start. */
    private void assertReason(PaymentLink link, ProblemCode code, long cents) {
        assertThat(state(link).start().reason()).contains(code);
        assertThat(codeOf(service.startThrough(link, "reason", cents))).isEqualTo(code);
    }

    @Test
    void a_wrong_token_reads_nothing_and_is_not_found() {
        PaymentLink link = service.link(folder, "link", 4_000);
        String token = service.tokenOf(link);
        String wrong = token.substring(0, token.length() - 1) + (token.endsWith("A") ? "B" : "A");
        assertThat(codeOf(service.page.state(wrong))).isEqualTo(ProblemCode.PAYMENT_LINK_NOT_FOUND);
        assertThat(codeOf(service.page.payment(wrong, Optional.empty()))).isEqualTo(ProblemCode.PAYMENT_LINK_NOT_FOUND);
        assertThat(codeOf(service.page.start(wrong, new IdempotencyKey("k"), Optional.empty(), ServiceFixture.MARIE)))
                .isEqualTo(ProblemCode.PAYMENT_LINK_NOT_FOUND);
    }

    @Test
    void the_token_of_a_link_that_does_not_exist_is_not_found() {
        var other = new ServiceFixture().activateOption();
        PaymentLink link = other.link(other.folder("elsewhere", 10_000), "link", 0);
        assertThat(codeOf(service.page.state(other.tokenOf(link)))).isEqualTo(ProblemCode.PAYMENT_LINK_NOT_FOUND);
    }

    @Test
    void a_link_keeps_working_after_a_rotation_of_the_keys_and_waits_while_they_cannot_be_read() {
        PaymentLink link = service.link(folder, "link", 4_000);
        String token = service.tokenOf(link);
        service.linkKeys = VersionedKeys.parse("ver001=a-link-key,ver002=another-key");
        assertThat(service.tokenOf(link)).isEqualTo(token);
        assertThat(service.page.state(token)).isInstanceOf(Result.Success.class);
        service.linkKeys = Optional.empty();
        assertThat(codeOf(service.page.state(token))).isEqualTo(ProblemCode.SERVICE_UNAVAILABLE);
    }

    @Test
    void a_sweep_that_finds_the_confirmation_makes_the_link_paid_too() {
        PaymentLink link = service.link(folder, "link", 4_000);
        service.confirmWithoutNotification(started(link, "k1", 0));
        service.sweepAfter(EXPIRY);
        assertThat(status(link)).isEqualTo(PaymentLinkStatus.PAID);
    }

    private void confirmPartly(VersionedPayment payment, long cents) {
        service.ancv.setState(payment.payment().transaction().orElseThrow().transaction(), AncvState.VALIDATED, cents);
        service.sweepAfter(Duration.ofMinutes(1));
    }

    private PaymentLinkStatus status(PaymentLink link) {
        assertThat(state(link).status()).isEqualTo(service.stored(link).status(service.clock.instant()));
        return state(link).status();
    }

    private PageState state(PaymentLink link) {
        return switch (service.page.state(service.tokenOf(link))) {
            case Result.Success<PageState>(PageState state) -> state;
            case Result.Failure<PageState>(Problem problem) -> throw new AssertionError(problem.toString());
        };
    }

    private VersionedPayment started(PaymentLink link, String key, long cents) {
        return result(link, key, cents, false).payment();
    }

    private PaymentId replayed(PaymentLink link, String key, long cents) {
        return result(link, key, cents, true).payment().payment().request().id();
    }

    private PaymentWithHistory result(PaymentLink link, String key, long cents, boolean replayed) {
        return switch (service.startThrough(link, key, cents)) {
            case Result.Success<LinkPayment<StartedPayment>>(var started) -> {
                assertThat(started.payment().replayed()).isEqualTo(replayed);
                yield started.payment().payment();
            }
            case Result.Failure<LinkPayment<StartedPayment>>(Problem problem) ->
                throw new AssertionError(problem.toString());
        };
    }
}
