package fr.ancvconnect.domain.establishment;

import static fr.ancvconnect.domain.establishment.Establishment.CollectionMode.POSTPAID;
import static fr.ancvconnect.domain.establishment.Establishment.CollectionMode.PREPAID;
import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.domain.AncvId;
import fr.ancvconnect.domain.establishment.Establishment.VirtualPos;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EstablishmentTest {

    private final Establishment active =
            EstablishmentSamples.eligible().activated(EstablishmentSamples.ANCV_ID, EstablishmentSamples.NOW);

    @Test
    void a_new_establishment_has_an_inactive_option_and_an_unchecked_contract() {
        assertThat(EstablishmentSamples.eligible().option()).isEqualTo(new AncvOption.Inactive(Optional.empty()));
        assertThat(EstablishmentSamples.eligible().option().ancvId()).isEmpty();
    }

    @Test
    void an_active_option_has_an_ancv_id() {
        assertThat(active.option())
                .isEqualTo(new AncvOption.Active(EstablishmentSamples.ANCV_ID, EstablishmentSamples.NOW));
        assertThat(active.option().ancvId()).contains(EstablishmentSamples.ANCV_ID);
    }

    @Test
    void an_activation_with_another_ancv_id_replaces_the_first() {
        var otherId = new AncvId("10000652");

        assertThat(active.activated(otherId, EstablishmentSamples.NOW.plusSeconds(1))
                        .option()
                        .ancvId())
                .contains(otherId);
    }

    @Test
    void a_deactivated_option_keeps_the_confirmed_contract() {
        assertThat(active.deactivated().option()).isEqualTo(new AncvOption.Inactive(Optional.of(true)));
        assertThat(EstablishmentSamples.eligible().deactivated()).isEqualTo(EstablishmentSamples.eligible());
    }

    @Test
    void an_unknown_contract_does_not_change_an_active_option() {
        assertThat(active.withoutContract()).isEqualTo(active);
    }

    @Test
    void a_new_declaration_does_not_change_the_option() {
        assertThat(active.redeclared(EstablishmentSamples.declaration("BE", PREPAID))
                        .option())
                .isEqualTo(active.option());
    }

    @Test
    void the_booking_engine_offers_the_option_if_it_is_active_eligible_and_prepaid() {
        assertThat(Offer.inBookingEngine(active)).isTrue();
        assertThat(Offer.inBookingEngine(EstablishmentSamples.eligible())).isFalse();
        assertThat(Offer.inBookingEngine(active.deactivated())).isFalse();
        assertThat(Offer.inBookingEngine(
                        active.redeclared(EstablishmentSamples.declaration("FR", POSTPAID, VirtualPos.STRIPE))))
                .isFalse();
    }

    @Test
    void the_booking_engine_stops_offering_the_option_if_a_requirement_is_no_longer_met() {
        assertThat(Offer.inBookingEngine(
                        active.redeclared(EstablishmentSamples.declaration("BE", PREPAID, VirtualPos.STRIPE))))
                .isFalse();
        assertThat(Offer.inBookingEngine(active.redeclared(EstablishmentSamples.declaration("FR", PREPAID))))
                .isFalse();
    }

    @Test
    void alternative_payment_methods_require_stripe() {
        assertThat(EstablishmentSamples.eligible().alternativeAvailable()).isTrue();
        assertThat(EstablishmentSamples.eligible()
                        .redeclared(EstablishmentSamples.declaration("FR", PREPAID, VirtualPos.PAYBOX))
                        .alternativeAvailable())
                .isFalse();
    }

    @Test
    void the_removal_of_stripe_deactivates_alternative_payment_methods_permanently() {
        var withoutStripe = EstablishmentSamples.eligible()
                .withAlternative(true)
                .redeclared(EstablishmentSamples.declaration("FR", PREPAID, VirtualPos.PAYZEN));

        assertThat(withoutStripe.alternativeActive()).isFalse();
        assertThat(withoutStripe
                        .redeclared(EstablishmentSamples.declaration("FR", PREPAID, VirtualPos.STRIPE))
                        .alternativeActive())
                .isFalse();
    }

    @Test
    void alternative_payment_methods_stay_active_while_stripe_is_declared() {
        var changed = EstablishmentSamples.eligible()
                .withAlternative(true)
                .redeclared(EstablishmentSamples.declaration("FR", POSTPAID, VirtualPos.STRIPE, VirtualPos.PAYZEN));

        assertThat(changed.alternativeActive()).isTrue();
    }
}
