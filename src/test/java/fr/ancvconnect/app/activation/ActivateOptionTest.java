package fr.ancvconnect.app.activation;

import static fr.ancvconnect.app.ServiceFixture.CAMPSITE;
import static fr.ancvconnect.app.ServiceFixture.PLATFORM;
import static fr.ancvconnect.app.ServiceFixture.SHOP;
import static fr.ancvconnect.app.ServiceFixture.codeOf;
import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.app.Caller;
import fr.ancvconnect.app.Problem;
import fr.ancvconnect.app.ProblemCode;
import fr.ancvconnect.app.Result;
import fr.ancvconnect.app.ServiceFixture;
import fr.ancvconnect.app.ancv.AncvResponse;
import fr.ancvconnect.domain.AncvId;
import fr.ancvconnect.domain.EstablishmentId;
import fr.ancvconnect.domain.ancv.AncvErrorCode;
import fr.ancvconnect.domain.establishment.Establishment;
import fr.ancvconnect.domain.establishment.Establishment.CollectionMode;
import fr.ancvconnect.domain.establishment.Establishment.VirtualPos;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ActivateOptionTest {

    private static final EstablishmentId HOTEL = new EstablishmentId("hotel");
    private static final AncvResponse UNKNOWN_SHOP = new AncvResponse.Rejected(AncvErrorCode.MERCHANT_NOT_ALLOWED);

    private final ServiceFixture service = new ServiceFixture();

    private void declare(EstablishmentId id, String country, VirtualPos... pos) {
        service.declareEstablishment.declare(id, ServiceFixture.declaration(country, CollectionMode.PREPAID, pos));
    }

    private Establishment stored(EstablishmentId id) {
        return switch (service.readEstablishment.read(PLATFORM, id)) {
            case Result.Success<Establishment>(Establishment known) -> known;
            case Result.Failure<Establishment>(Problem problem) -> throw new AssertionError(problem.toString());
        };
    }

    @Test
    void an_ancv_id_known_to_ancv_activates_the_option() {
        declare(CAMPSITE, "FR", VirtualPos.PAYBOX);
        service.activate.activate(PLATFORM, CAMPSITE, SHOP);
        assertThat(stored(CAMPSITE).option().ancvId()).contains(SHOP);
        assertThat(service.ancv.calls).containsExactly("create");
    }

    @Test
    void unmet_requirements_reject_the_activation_without_a_call_to_ancv() {
        declare(CAMPSITE, "FR");
        assertThat(codeOf(service.activate.activate(PLATFORM, CAMPSITE, SHOP)))
                .isEqualTo(ProblemCode.REQUIREMENTS_NOT_MET);
        declare(CAMPSITE, "BE", VirtualPos.STRIPE);
        assertThat(codeOf(service.activate.activate(PLATFORM, CAMPSITE, SHOP)))
                .isEqualTo(ProblemCode.REQUIREMENTS_NOT_MET);
        assertThat(service.ancv.calls).isEmpty();
    }

    @Test
    void an_ancv_id_unknown_to_ancv_is_stored_as_no_contract() {
        declare(CAMPSITE, "FR", VirtualPos.STRIPE);
        assertThat(stored(CAMPSITE).option().contractKnown()).isEmpty();
        service.ancv.stub("create", UNKNOWN_SHOP);
        assertThat(codeOf(service.activate.activate(PLATFORM, CAMPSITE, SHOP))).isEqualTo(ProblemCode.UNKNOWN_ANCV_ID);
        assertThat(stored(CAMPSITE).option().contractKnown()).contains(false);
    }

    @Test
    void the_probe_uses_the_minimum_amount() {
        declare(CAMPSITE, "FR", VirtualPos.STRIPE);
        service.activate.activate(PLATFORM, CAMPSITE, SHOP);
        assertThat(service.ancv.amounts).containsExactly(ServiceFixture.MINIMUM.amount());
    }

    @Test
    void a_probe_rejected_for_its_amount_activates_the_option() {
        declare(CAMPSITE, "FR", VirtualPos.STRIPE);
        service.ancv.stub("create", new AncvResponse.Rejected(AncvErrorCode.INVALID_TRANSACTION_AMOUNT));
        assertThat(service.activate.activate(PLATFORM, CAMPSITE, SHOP)).isInstanceOf(Result.Success.class);
        assertThat(stored(CAMPSITE).option().ancvId()).contains(SHOP);
        assertThat(stored(CAMPSITE).option().contractKnown()).contains(true);
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"MERCHANT_NOT_ALLOWED", "INVALID_TRANSACTION_AMOUNT"})
    void an_error_code_about_neither_merchant_nor_amount_leaves_the_contract_unknown(AncvErrorCode code) {
        declare(CAMPSITE, "FR", VirtualPos.STRIPE);
        service.ancv.stub("create", new AncvResponse.Rejected(code));
        assertThat(codeOf(service.activate.activate(PLATFORM, CAMPSITE, SHOP))).isEqualTo(ProblemCode.ANCV_ERROR);
        assertThat(stored(CAMPSITE).option().contractKnown()).isEmpty();
    }

    @Test
    void a_failed_activation_keeps_the_earlier_activation() {
        service.activateOption();
        Instant before = service.clock.instant();
        service.clock.move(java.time.Duration.ofDays(1));
        var other = new AncvId("999");
        service.ancv.stub("create", UNKNOWN_SHOP);
        assertThat(codeOf(service.activate.activate(PLATFORM, CAMPSITE, other))).isEqualTo(ProblemCode.UNKNOWN_ANCV_ID);
        service.ancv.stub("create", new AncvResponse.Unavailable());
        assertThat(codeOf(service.activate.activate(PLATFORM, CAMPSITE, other)))
                .isEqualTo(ProblemCode.ANCV_UNAVAILABLE);
        service.ancv.stub("create", new AncvResponse.Unreadable());
        assertThat(codeOf(service.activate.activate(PLATFORM, CAMPSITE, other))).isEqualTo(ProblemCode.ANCV_ERROR);
        assertThat(stored(CAMPSITE).option())
                .isEqualTo(new fr.ancvconnect.domain.establishment.AncvOption.Active(SHOP, before));
    }

    @Test
    void only_the_platform_activates_an_ancv_id_that_is_active_elsewhere() {
        service.activateOption();
        declare(HOTEL, "FR", VirtualPos.STRIPE);
        Caller hotel = new Caller.Establishments(Set.of(HOTEL));
        assertThat(codeOf(service.activate.activate(hotel, HOTEL, SHOP))).isEqualTo(ProblemCode.ANCV_ID_IN_USE);
        assertThat(service.activate.activate(PLATFORM, HOTEL, SHOP)).isInstanceOf(Result.Success.class);
    }

    @Test
    void an_ancv_id_is_available_to_others_after_its_deactivation() {
        service.activateOption();
        service.deactivate.deactivate(PLATFORM, CAMPSITE);
        declare(HOTEL, "FR", VirtualPos.STRIPE);
        Caller hotel = new Caller.Establishments(Set.of(HOTEL));
        assertThat(service.activate.activate(hotel, HOTEL, SHOP)).isInstanceOf(Result.Success.class);
    }

    @Test
    void another_tenants_establishment_does_not_exist() {
        service.activateOption();
        Caller hotel = new Caller.Establishments(Set.of(HOTEL));
        assertThat(codeOf(service.activate.activate(hotel, CAMPSITE, SHOP)))
                .isEqualTo(ProblemCode.ESTABLISHMENT_NOT_FOUND);
        assertThat(codeOf(service.deactivate.deactivate(hotel, CAMPSITE)))
                .isEqualTo(ProblemCode.ESTABLISHMENT_NOT_FOUND);
    }

    @Test
    void deactivation_succeeds_when_the_option_is_not_active() {
        declare(CAMPSITE, "FR", VirtualPos.STRIPE);
        assertThat(service.deactivate.deactivate(PLATFORM, CAMPSITE)).isInstanceOf(Result.Success.class);
        assertThat(stored(CAMPSITE).option().ancvId()).isEqualTo(Optional.empty());
    }

    @Test
    void alternative_payment_methods_require_stripe_and_are_deactivated_without_it() {
        declare(CAMPSITE, "FR", VirtualPos.PAYBOX);
        assertThat(codeOf(service.alternative.set(PLATFORM, CAMPSITE, true)))
                .isEqualTo(ProblemCode.REQUIREMENTS_NOT_MET);
        declare(CAMPSITE, "FR", VirtualPos.STRIPE);
        assertThat(service.alternative.set(PLATFORM, CAMPSITE, true)).isInstanceOf(Result.Success.class);
        assertThat(stored(CAMPSITE).alternativeActive()).isTrue();
        declare(CAMPSITE, "FR", VirtualPos.PAYBOX);
        declare(CAMPSITE, "FR", VirtualPos.STRIPE);
        assertThat(stored(CAMPSITE).alternativeActive()).isFalse();
    }
}
