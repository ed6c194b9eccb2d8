package fr.ancvconnect.app.start;

import static fr.ancvconnect.app.ServiceFixture.CAMPSITE;
import static fr.ancvconnect.app.ServiceFixture.PLATFORM;
import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.app.Caller;
import fr.ancvconnect.app.ProblemCode;
import fr.ancvconnect.app.Result;
import fr.ancvconnect.app.ServiceFixture;
import fr.ancvconnect.app.start.StartRules.Availability;
import fr.ancvconnect.domain.FolderId;
import fr.ancvconnect.domain.Money;
import fr.ancvconnect.domain.establishment.Establishment.CollectionMode;
import fr.ancvconnect.domain.establishment.Establishment.VirtualPos;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The order of the start rules, and their result in the answer of a folder before a start. */
class StartRulesTest {

    private final ServiceFixture service = new ServiceFixture().activateOption();
    private final FolderId folder = service.folder("F1", 60_000);
    private final Caller guest = new Caller.Guest(folder);

    private Availability availability(Caller caller) {
        return service.rules.availability(
                caller, service.folderWithPayments(folder).folder());
    }

    /** Checks the problem of a start below the minimum amount, and the reason in the folder's availability. */
    private void assertViolation(Caller caller, ProblemCode start, ProblemCode reason) {
        assertThat(ServiceFixture.codeOf(service.start(caller, folder, "new", 1_999)))
                .isEqualTo(start);
        assertThat(availability(caller).reason()).contains(reason);
    }

    private void assertSameViolation(Caller caller, ProblemCode code) {
        assertViolation(caller, code, code);
    }

    private void declareEstablishment(String country, CollectionMode mode) {
        service.declareEstablishment.declare(CAMPSITE, ServiceFixture.declaration(country, mode, VirtualPos.STRIPE));
    }

    @Test
    void a_start_and_the_folder_return_the_first_violated_rule() {
        for (int count = 0; count < 25; count++) {
            service.startPayment(folder, "k" + count, 2_400);
        }
        declareEstablishment("BE", CollectionMode.POSTPAID);
        service.deactivate.deactivate(PLATFORM, CAMPSITE);
        service.cancel.cancel(PLATFORM, service.folder("F2", 60_000), service.clock.instant());
        assertThat(service.rules
                        .availability(
                                guest,
                                service.folderWithPayments(new FolderId("F2")).folder())
                        .reason())
                .contains(ProblemCode.FOLDER_CANCELLED);
        assertSameViolation(guest, ProblemCode.OPTION_NOT_ACTIVE);
        declareEstablishment("FR", CollectionMode.POSTPAID);
        service.activate.activate(PLATFORM, CAMPSITE, ServiceFixture.SHOP);
        declareEstablishment("BE", CollectionMode.POSTPAID);
        assertSameViolation(guest, ProblemCode.REQUIREMENTS_NOT_MET);
        declareEstablishment("FR", CollectionMode.POSTPAID);
        assertSameViolation(guest, ProblemCode.NOT_OFFERED_IN_BOOKING_ENGINE);
        assertSameViolation(PLATFORM, ProblemCode.TOO_MANY_PAYMENTS);
        declareEstablishment("FR", CollectionMode.PREPAID);
        assertSameViolation(guest, ProblemCode.TOO_MANY_PAYMENTS);
    }

    @Test
    void a_payment_can_start_between_the_minimum_and_the_available_amount() {
        service.startPayment(folder, "k1", 10_000);
        for (Caller caller : new Caller[] {PLATFORM, new Caller.Establishments(java.util.Set.of(CAMPSITE)), guest}) {
            assertThat(availability(caller))
                    .isEqualTo(new Availability(Optional.empty(), Money.ofCents(2_000), Money.ofCents(50_000)));
        }
        assertThat(service.start(PLATFORM, folder, "k2", 50_000)).isInstanceOf(Result.Success.class);
    }

    @Test
    void no_payment_can_start_when_less_than_the_minimum_is_available() {
        service.startPayment(folder, "k1", 58_001);
        assertThat(availability(PLATFORM))
                .isEqualTo(new Availability(
                        Optional.of(ProblemCode.AMOUNT_BELOW_MINIMUM), Money.ofCents(2_000), Money.ofCents(1_999)));
        assertThat(ServiceFixture.codeOf(service.start(PLATFORM, folder, "k2", 1_999)))
                .isEqualTo(ProblemCode.AMOUNT_BELOW_MINIMUM);
        assertThat(ServiceFixture.codeOf(service.start(PLATFORM, folder, "k2", 2_000)))
                .isEqualTo(ProblemCode.AMOUNT_EXCEEDS_AVAILABLE);
    }

    @Test
    void a_payment_can_start_when_exactly_the_minimum_is_available() {
        service.startPayment(folder, "k1", 58_000);
        assertThat(availability(PLATFORM).reason()).isEmpty();
        assertThat(service.start(PLATFORM, folder, "k2", 2_000)).isInstanceOf(Result.Success.class);
    }

    @Test
    void an_amount_below_the_minimum_takes_precedence_over_an_amount_above_the_available() {
        service.startPayment(folder, "k1", 59_000);
        assertThat(ServiceFixture.codeOf(service.start(PLATFORM, folder, "k2", 1_500)))
                .isEqualTo(ProblemCode.AMOUNT_BELOW_MINIMUM);
    }

    @Test
    void the_guest_rate_limit_affects_a_start_and_not_the_availability() {
        assertThat(service.start(guest, folder, "k1", 2_000)).isInstanceOf(Result.Success.class);
        assertThat(ServiceFixture.codeOf(service.start(guest, folder, "k2", 1_999)))
                .isEqualTo(ProblemCode.TOO_MANY_REQUESTS);
        assertThat(availability(guest).reason()).isEmpty();
        service.sweepAfter(Duration.ofMinutes(4));
        assertThat(service.start(guest, folder, "k2", 2_000)).isInstanceOf(Result.Success.class);
    }
}
