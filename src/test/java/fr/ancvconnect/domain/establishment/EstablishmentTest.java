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
            EstablishmentSamples.fine().activated(EstablishmentSamples.ANCV_ID, EstablishmentSamples.NOW);

    @Test
    void a_new_one_has_the_option_off_and_ancv_was_never_asked() {
        assertThat(EstablishmentSamples.fine().option()).isEqualTo(new AncvOption.Inactive(Optional.empty()));
        assertThat(EstablishmentSamples.fine().option().ancvId()).isEmpty();
    }

    @Test
    void an_active_one_takes_payments_under_its_ancv_id() {
        assertThat(active.option())
                .isEqualTo(new AncvOption.Active(EstablishmentSamples.ANCV_ID, EstablishmentSamples.NOW));
        assertThat(active.option().ancvId()).contains(EstablishmentSamples.ANCV_ID);
    }

    @Test
    void another_ancv_id_takes_the_place_of_the_first() {
        var other = new AncvId("10000652");

        assertThat(active.activated(other, EstablishmentSamples.NOW.plusSeconds(1))
                        .option()
                        .ancvId())
                .contains(other);
    }

    @Test
    void switched_off_it_is_still_known_that_ancv_knew_the_contract() {
        assertThat(active.deactivated().option()).isEqualTo(new AncvOption.Inactive(Optional.of(true)));
        assertThat(EstablishmentSamples.fine().deactivated()).isEqualTo(EstablishmentSamples.fine());
    }

    @Test
    void an_unknown_contract_leaves_an_earlier_activation_as_it_was() {
        assertThat(active.contractUnknown()).isEqualTo(active);
    }

    @Test
    void a_new_declaration_leaves_the_option_as_it_was() {
        assertThat(active.redeclared(EstablishmentSamples.in("BE", PREPAID)).option())
                .isEqualTo(active.option());
    }

    @Test
    void it_is_offered_to_guests_when_active_eligible_and_prepaid() {
        assertThat(Offer.inBookingEngine(active)).isTrue();
        assertThat(Offer.inBookingEngine(EstablishmentSamples.fine())).isFalse();
        assertThat(Offer.inBookingEngine(active.deactivated())).isFalse();
        assertThat(Offer.inBookingEngine(active.redeclared(EstablishmentSamples.in("FR", POSTPAID, VirtualPos.STRIPE))))
                .isFalse();
    }

    @Test
    void it_stops_being_offered_at_once_when_a_requirement_goes() {
        assertThat(Offer.inBookingEngine(active.redeclared(EstablishmentSamples.in("BE", PREPAID, VirtualPos.STRIPE))))
                .isFalse();
        assertThat(Offer.inBookingEngine(active.redeclared(EstablishmentSamples.in("FR", PREPAID))))
                .isFalse();
    }

    @Test
    void alternative_payment_methods_are_for_stripe_only() {
        assertThat(EstablishmentSamples.fine().alternativeAvailable()).isTrue();
        assertThat(EstablishmentSamples.fine()
                        .redeclared(EstablishmentSamples.in("FR", PREPAID, VirtualPos.PAYBOX))
                        .alternativeAvailable())
                .isFalse();
    }

    @Test
    void they_go_when_stripe_goes_and_do_not_come_back_with_it() {
        var gone = EstablishmentSamples.fine()
                .withAlternative(true)
                .redeclared(EstablishmentSamples.in("FR", PREPAID, VirtualPos.PAYZEN));

        assertThat(gone.alternativeActive()).isFalse();
        assertThat(gone.redeclared(EstablishmentSamples.in("FR", PREPAID, VirtualPos.STRIPE))
                        .alternativeActive())
                .isFalse();
    }

    @Test
    void they_stay_while_stripe_stays() {
        var changed = EstablishmentSamples.fine()
                .withAlternative(true)
                .redeclared(EstablishmentSamples.in("FR", POSTPAID, VirtualPos.STRIPE, VirtualPos.PAYZEN));

        assertThat(changed.alternativeActive()).isTrue();
    }
}
