package fr.ancvconnect.domain.establishment;

import static fr.ancvconnect.domain.establishment.Establishment.CollectionMode.PREPAID;
import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.domain.establishment.Establishment.VirtualPos;
import fr.ancvconnect.domain.establishment.Requirements.Requirement;
import fr.ancvconnect.domain.establishment.Requirements.Requirement.Code;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The requirements of ANCV Connect for an establishment: in France, a virtual point of sale, and a contract with ANCV. */
class RequirementsTest {

    @ParameterizedTest(name = "country {0}, point of sale {1}")
    @CsvSource({
        "FR, STRIPE, true, true",
        "FR, PAYBOX, true, true",
        "FR, PAYZEN, true, true",
        "FR, , true, false",
        "BE, STRIPE, false, true",
        "BE, , false, false"
    })
    void our_own_two_are_known_at_once(String country, VirtualPos pos, boolean inFrance, boolean posActive) {
        VirtualPos[] active = pos == null ? new VirtualPos[0] : new VirtualPos[] {pos};
        var requirements = Requirements.of(
                EstablishmentSamples.fine().redeclared(EstablishmentSamples.in(country, PREPAID, active)));

        assertThat(requirements.all())
                .containsExactly(
                        Requirement.known(Code.ESTABLISHMENT_IN_FRANCE, inFrance),
                        Requirement.known(Code.VIRTUAL_POS_ACTIVE, posActive),
                        new Requirement(Code.ANCV_CONTRACT, Optional.empty()));
        assertThat(requirements.ownMet()).isEqualTo(inFrance && posActive).isEqualTo(requirements.eligible());
    }

    @Test
    void a_contract_that_was_never_asked_about_is_not_missing() {
        assertThat(contract(EstablishmentSamples.fine())).isEmpty();
        assertThat(Requirements.of(EstablishmentSamples.fine()).eligible()).isTrue();
    }

    @Test
    void a_contract_that_ancv_knows_is_there() {
        assertThat(contract(
                        EstablishmentSamples.fine().activated(EstablishmentSamples.ANCV_ID, EstablishmentSamples.NOW)))
                .contains(true);
    }

    @Test
    void a_contract_that_ancv_does_not_know_is_missing_and_none_of_our_own() {
        Establishment unknown = EstablishmentSamples.fine().contractUnknown();

        assertThat(contract(unknown)).contains(false);
        assertThat(Requirements.of(unknown).eligible()).isFalse();
        assertThat(Requirements.of(unknown).ownMet()).isTrue();
    }

    @Test
    void ancvs_own_word_on_a_payment_shows_in_the_contract_only() {
        var requirements = Requirements.of(
                        EstablishmentSamples.fine().activated(EstablishmentSamples.ANCV_ID, EstablishmentSamples.NOW))
                .withoutContract();

        assertThat(requirements.all())
                .filteredOn(Requirement::isMissing)
                .extracting(Requirement::code)
                .containsExactly(Code.ANCV_CONTRACT);
    }

    private static Optional<Boolean> contract(Establishment establishment) {
        return Requirements.of(establishment).all().stream()
                .filter(each -> each.code() == Code.ANCV_CONTRACT)
                .findFirst()
                .orElseThrow()
                .met();
    }
}
