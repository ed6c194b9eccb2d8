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
    void country_and_point_of_sale_are_known_from_the_declaration(
            String country, VirtualPos pos, boolean inFrance, boolean posActive) {
        VirtualPos[] active = pos == null ? new VirtualPos[0] : new VirtualPos[] {pos};
        var requirements = Requirements.of(
                EstablishmentSamples.eligible().redeclared(EstablishmentSamples.declaration(country, PREPAID, active)));

        assertThat(requirements.all())
                .containsExactly(
                        Requirement.known(Code.ESTABLISHMENT_IN_FRANCE, inFrance),
                        Requirement.known(Code.VIRTUAL_POS_ACTIVE, posActive),
                        new Requirement(Code.ANCV_CONTRACT, Optional.empty()));
        assertThat(requirements.allMetExceptContract())
                .isEqualTo(inFrance && posActive)
                .isEqualTo(requirements.eligible());
    }

    @Test
    void an_unchecked_contract_is_unknown_and_does_not_prevent_eligibility() {
        assertThat(contract(EstablishmentSamples.eligible())).isEmpty();
        assertThat(Requirements.of(EstablishmentSamples.eligible()).eligible()).isTrue();
    }

    @Test
    void a_contract_confirmed_by_ancv_is_met() {
        assertThat(contract(EstablishmentSamples.eligible()
                        .activated(EstablishmentSamples.ANCV_ID, EstablishmentSamples.NOW)))
                .contains(true);
    }

    @Test
    void a_contract_unknown_to_ancv_is_the_only_missing_requirement() {
        Establishment unknown = EstablishmentSamples.eligible().withoutContract();

        assertThat(contract(unknown)).contains(false);
        assertThat(Requirements.of(unknown).eligible()).isFalse();
        assertThat(Requirements.of(unknown).allMetExceptContract()).isTrue();
    }

    @Test
    void a_contract_error_of_a_payment_affects_only_the_contract_requirement() {
        var requirements = Requirements.of(EstablishmentSamples.eligible()
                        .activated(EstablishmentSamples.ANCV_ID, EstablishmentSamples.NOW))
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
