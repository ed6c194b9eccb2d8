package fr.ancvconnect.app.link;

import static fr.ancvconnect.app.ServiceFixture.CAMPSITE;
import static fr.ancvconnect.app.ServiceFixture.PLATFORM;
import static fr.ancvconnect.app.ServiceFixture.codeOf;
import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.app.Caller;
import fr.ancvconnect.app.Declared;
import fr.ancvconnect.app.Problem;
import fr.ancvconnect.app.Problem.InvalidField;
import fr.ancvconnect.app.ProblemCode;
import fr.ancvconnect.app.Result;
import fr.ancvconnect.app.ServiceFixture;
import fr.ancvconnect.app.link.CreatePaymentLink.RequestedTerms;
import fr.ancvconnect.app.link.PaymentLinkUrls.LinkWithUrl;
import fr.ancvconnect.domain.Actor;
import fr.ancvconnect.domain.EstablishmentId;
import fr.ancvconnect.domain.FolderId;
import fr.ancvconnect.domain.Money;
import fr.ancvconnect.domain.establishment.Establishment.CollectionMode;
import fr.ancvconnect.domain.establishment.Establishment.VirtualPos;
import fr.ancvconnect.domain.link.LinkLimits;
import fr.ancvconnect.domain.link.PaymentLink;
import fr.ancvconnect.domain.link.PaymentLinkStatus;
import fr.ancvconnect.domain.payment.IdempotencyKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Links are created on folders that accept payments, listed and revoked. */
class CreatePaymentLinkTest {

    private static final Caller CASHIER = new Caller.Establishments(Set.of(CAMPSITE));
    private static final Caller STRANGER = new Caller.Establishments(Set.of(new EstablishmentId("other")));

    private final ServiceFixture service = new ServiceFixture().activateOption();
    private final FolderId folder = service.folder("F1", 10_000);

    @Test
    void a_link_has_the_requested_terms_and_is_valid_for_14_days_by_default() {
        Declared<LinkWithUrl> created = created(CASHIER, "k1", terms(4_000, Optional.empty()));
        assertThat(created.isNew()).isTrue();
        PaymentLink link = created.value().link();
        assertThat(link.createdBy()).isEqualTo(Actor.ESTABLISHMENT);
        assertThat(link.establishment()).isEqualTo(CAMPSITE);
        assertThat(link.terms().amount()).contains(Money.ofCents(4_000));
        assertThat(link.terms().validUntil()).isEqualTo(service.clock.instant().plus(Duration.ofDays(14)));
        assertThat(link.status(service.clock.instant())).isEqualTo(PaymentLinkStatus.ACTIVE);
        assertThat(created.value().url()).isEqualTo("https://pay.example/pay/" + service.tokenOf(link));
        assertThat(service.stored(link)).isEqualTo(link);
    }

    @Test
    void the_same_key_and_terms_return_the_link_as_it_is_now_also_later_and_after_its_end() {
        PaymentLink link =
                created(PLATFORM, "k1", terms(4_000, Optional.empty())).value().link();
        service.clock.move(Duration.ofDays(1));
        service.revokeLink.revoke(PLATFORM, folder, link.id());
        service.cancel.cancel(PLATFORM, folder, service.clock.instant());
        service.clock.move(Duration.ofDays(20));
        Declared<LinkWithUrl> replayed = created(CASHIER, "k1", terms(4_000, Optional.empty()));
        assertThat(replayed.isNew()).isFalse();
        assertThat(replayed.value().link()).isEqualTo(service.stored(link));
        assertThat(replayed.value().link().status(service.clock.instant())).isEqualTo(PaymentLinkStatus.REVOKED);
    }

    @Test
    void the_same_key_with_other_terms_is_rejected() {
        Instant until = service.clock.instant().plus(Duration.ofDays(3));
        created(PLATFORM, "k1", terms(4_000, Optional.of(until)));
        assertThat(code("k1", terms(4_001, Optional.of(until)))).isEqualTo(ProblemCode.IDEMPOTENCY_KEY_REUSED);
        assertThat(code("k1", terms(4_000, Optional.empty()))).isEqualTo(ProblemCode.IDEMPOTENCY_KEY_REUSED);
        assertThat(code("k1", terms(0, Optional.of(until)))).isEqualTo(ProblemCode.IDEMPOTENCY_KEY_REUSED);
        assertThat(created(PLATFORM, "k1", terms(4_000, Optional.of(until))).isNew())
                .isFalse();
    }

    @Test
    void a_folder_of_another_tenant_or_none_is_not_found() {
        assertThat(codeOf(create(STRANGER, folder, "k1", terms(0, Optional.empty()))))
                .isEqualTo(ProblemCode.FOLDER_NOT_FOUND);
        assertThat(codeOf(create(PLATFORM, new FolderId("none"), "k1", terms(0, Optional.empty()))))
                .isEqualTo(ProblemCode.FOLDER_NOT_FOUND);
        PaymentLink link = service.link(folder, "k1", 0);
        assertThat(codeOf(service.readLinks.read(STRANGER, folder, link.id()))).isEqualTo(ProblemCode.FOLDER_NOT_FOUND);
        assertThat(codeOf(service.readLinks.list(STRANGER, folder))).isEqualTo(ProblemCode.FOLDER_NOT_FOUND);
        assertThat(codeOf(service.revokeLink.revoke(STRANGER, folder, link.id())))
                .isEqualTo(ProblemCode.FOLDER_NOT_FOUND);
    }

    @Test
    void a_link_of_another_folder_is_not_found() {
        PaymentLink link = service.link(service.folder("F2", 10_000), "k1", 0);
        assertThat(codeOf(service.readLinks.read(PLATFORM, folder, link.id())))
                .isEqualTo(ProblemCode.PAYMENT_LINK_NOT_FOUND);
        assertThat(codeOf(service.revokeLink.revoke(PLATFORM, folder, link.id())))
                .isEqualTo(ProblemCode.PAYMENT_LINK_NOT_FOUND);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "-PT1S", "P400DT1S"})
    void an_end_in_the_past_or_beyond_400_days_is_not_valid(Duration fromNow) {
        assertThat(create(
                        PLATFORM,
                        folder,
                        "k1",
                        terms(0, Optional.of(service.clock.instant().plus(fromNow)))))
                .isEqualTo(Result.failure(Problem.invalid(InvalidField.VALID_UNTIL)));
    }

    @Test
    void the_rules_of_a_start_apply_to_the_amount() {
        assertThat(code("k1", terms(1_999, Optional.empty()))).isEqualTo(ProblemCode.AMOUNT_BELOW_MINIMUM);
        assertThat(code("k1", terms(10_001, Optional.empty()))).isEqualTo(ProblemCode.AMOUNT_EXCEEDS_AVAILABLE);
        service.startPayment(folder, "p1", 9_000);
        assertThat(code("k1", terms(2_000, Optional.empty()))).isEqualTo(ProblemCode.AMOUNT_EXCEEDS_AVAILABLE);
        assertThat(created(PLATFORM, "k1", terms(0, Optional.empty())).isNew()).isTrue();
    }

    @Test
    void the_rules_of_a_start_apply_to_folder_and_option_but_not_the_offer_in_the_booking_engine() {
        service.declareEstablishment.declare(
                CAMPSITE, ServiceFixture.declaration("FR", CollectionMode.POSTPAID, VirtualPos.STRIPE));
        assertThat(created(PLATFORM, "k1", terms(0, Optional.empty())).isNew()).isTrue();
        service.declareEstablishment.declare(
                CAMPSITE, ServiceFixture.declaration("BE", CollectionMode.PREPAID, VirtualPos.STRIPE));
        assertThat(code("k2", terms(0, Optional.empty()))).isEqualTo(ProblemCode.REQUIREMENTS_NOT_MET);
        service.deactivate.deactivate(PLATFORM, CAMPSITE);
        assertThat(code("k2", terms(0, Optional.empty()))).isEqualTo(ProblemCode.OPTION_NOT_ACTIVE);
        service.cancel.cancel(PLATFORM, folder, service.clock.instant());
        assertThat(code("k2", terms(0, Optional.empty()))).isEqualTo(ProblemCode.FOLDER_CANCELLED);
    }

    @Test
    void a_folder_has_at_most_20_active_links() {
        IntStream.range(0, LinkLimits.ACTIVE).forEach(number -> service.link(folder, "k" + number, 0));
        assertThat(code("more", terms(0, Optional.empty()))).isEqualTo(ProblemCode.TOO_MANY_PAYMENT_LINKS);
        PaymentLink one = links().getFirst();
        service.revokeLink.revoke(PLATFORM, folder, one.id());
        service.link(folder, "more", 0);
        assertThat(code("again", terms(0, Optional.empty()))).isEqualTo(ProblemCode.TOO_MANY_PAYMENT_LINKS);
        service.clock.move(LinkLimits.DEFAULT_VALIDITY);
        service.link(folder, "again", 0);
        assertThat(links()).hasSize(LinkLimits.ACTIVE + 2);
    }

    @Test
    void a_revoked_link_stays_revoked_and_a_second_revocation_changes_nothing() {
        PaymentLink link = service.link(folder, "k1", 4_000);
        assertThat(service.revokeLink.revoke(PLATFORM, folder, link.id())).isInstanceOf(Result.Success.class);
        PaymentLink revoked = service.stored(link);
        assertThat(revoked.status(service.clock.instant())).isEqualTo(PaymentLinkStatus.REVOKED);
        service.clock.move(Duration.ofDays(30));
        assertThat(service.revokeLink.revoke(CASHIER, folder, link.id())).isInstanceOf(Result.Success.class);
        assertThat(service.stored(link)).isEqualTo(revoked);
    }

    @Test
    void without_keys_no_link_is_created_or_shown_but_a_link_can_be_revoked() {
        PaymentLink link = service.link(folder, "k1", 0);
        service.linkKeys = Optional.empty();
        assertThat(code("k2", terms(0, Optional.empty()))).isEqualTo(ProblemCode.SERVICE_UNAVAILABLE);
        assertThat(code("k1", terms(0, Optional.empty()))).isEqualTo(ProblemCode.SERVICE_UNAVAILABLE);
        assertThat(codeOf(service.readLinks.read(PLATFORM, folder, link.id())))
                .isEqualTo(ProblemCode.SERVICE_UNAVAILABLE);
        assertThat(codeOf(service.readLinks.withUrls(links()))).isEqualTo(ProblemCode.SERVICE_UNAVAILABLE);
        assertThat(service.revokeLink.revoke(PLATFORM, folder, link.id())).isInstanceOf(Result.Success.class);
        assertThat(links()).hasSize(1);
    }

    @Test
    void a_text_form_of_a_link_does_not_contain_its_token() {
        LinkWithUrl link = created(PLATFORM, "k1", terms(0, Optional.empty())).value();
        assertThat(link.toString()).doesNotContain(service.tokenOf(link.link()));
    }

    private List<PaymentLink> links() {
        return switch (service.readLinks.list(PLATFORM, folder)) {
            case Result.Success<List<PaymentLink>>(var all) -> all;
            case Result.Failure<List<PaymentLink>>(Problem problem) -> throw new AssertionError(problem.toString());
        };
    }

    private ProblemCode code(String key, RequestedTerms terms) {
        return codeOf(create(PLATFORM, folder, key, terms));
    }

    private Declared<LinkWithUrl> created(Caller caller, String key, RequestedTerms terms) {
        return switch (create(caller, folder, key, terms)) {
            case Result.Success<Declared<LinkWithUrl>>(var created) -> created;
            case Result.Failure<Declared<LinkWithUrl>>(Problem problem) -> throw new AssertionError(problem.toString());
        };
    }

    private Result<Declared<LinkWithUrl>> create(Caller caller, FolderId in, String key, RequestedTerms terms) {
        return service.createLink.create(caller, in, new IdempotencyKey(key), terms);
    }

    private static RequestedTerms terms(long cents, Optional<Instant> validUntil) {
        return new RequestedTerms(
                Optional.of(Money.ofCents(cents)).filter(amount -> !amount.isZero()),
                validUntil,
                Optional.empty(),
                Optional.empty());
    }
}
