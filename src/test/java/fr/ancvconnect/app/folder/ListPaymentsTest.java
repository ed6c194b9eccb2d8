package fr.ancvconnect.app.folder;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.app.Caller;
import fr.ancvconnect.app.InMemoryStore;
import fr.ancvconnect.app.ProblemCode;
import fr.ancvconnect.app.Result;
import fr.ancvconnect.app.ServiceFixture;
import fr.ancvconnect.app.folder.EstablishmentPayments.Filter;
import fr.ancvconnect.app.folder.EstablishmentPayments.PaymentPage;
import fr.ancvconnect.app.folder.EstablishmentPayments.PaymentPosition;
import fr.ancvconnect.app.payment.VersionedPayment;
import fr.ancvconnect.domain.EstablishmentId;
import fr.ancvconnect.domain.FolderId;
import fr.ancvconnect.domain.establishment.Establishment.CollectionMode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Only the platform and the establishment can list the establishment's payments. */
class ListPaymentsTest {

    private final InMemoryStore store = new InMemoryStore();
    private final ServiceFixture service = new ServiceFixture(store, store, store, store).activateOption();
    private final ListPayments list = new ListPayments(service.readEstablishment, store, store);

    private Result<Optional<PaymentPage>> list(Caller caller, EstablishmentId establishment) {
        return list.list(caller, establishment, Filter.all(), 10, Optional.empty());
    }

    private Result<Optional<PaymentPage>> after(PaymentPosition place) {
        return list.list(ServiceFixture.PLATFORM, ServiceFixture.CAMPSITE, Filter.all(), 10, Optional.of(place));
    }

    @Test
    void the_platform_and_the_establishment_see_all_payments() {
        FolderId folder = service.folder("f1", 10_000);
        VersionedPayment payment = service.startPayment(folder, "k1", 2_000);
        var expected = Result.success(Optional.of(new PaymentPage(List.of(payment), Optional.empty())));
        assertThat(list(ServiceFixture.PLATFORM, ServiceFixture.CAMPSITE)).isEqualTo(expected);
        assertThat(list(new Caller.Establishments(Set.of(ServiceFixture.CAMPSITE)), ServiceFixture.CAMPSITE))
                .isEqualTo(expected);
    }

    @Test
    void the_establishment_does_not_exist_for_other_callers() {
        var nowhere = new EstablishmentId("nowhere");
        service.folder("f1", 10_000);
        for (Result<Optional<PaymentPage>> refused : List.of(
                list(new Caller.Establishments(Set.of(nowhere)), ServiceFixture.CAMPSITE),
                list(new Caller.Guest(new FolderId("f1")), ServiceFixture.CAMPSITE),
                list(ServiceFixture.PLATFORM, nowhere),
                list(new Caller.Establishments(Set.of(nowhere)), nowhere))) {
            assertThat(ServiceFixture.codeOf(refused)).isEqualTo(ProblemCode.ESTABLISHMENT_NOT_FOUND);
        }
    }

    @Test
    void a_page_starts_only_after_a_payment_of_the_same_establishment() {
        VersionedPayment payment = service.startPayment(service.folder("f1", 10_000), "k1", 2_000);
        PaymentPosition own = PaymentPosition.of(payment);
        assertThat(after(own)).isEqualTo(Result.success(Optional.of(new PaymentPage(List.of(), Optional.empty()))));

        var later = new PaymentPosition(own.requestedAt().plusMillis(1), own.folder(), own.payment());
        var elsewhere = new PaymentPosition(own.requestedAt(), new FolderId("f2"), own.payment());
        assertThat(List.of(after(later), after(elsewhere))).containsOnly(Result.success(Optional.empty()));

        var other = new EstablishmentId("other");
        service.declareEstablishment.declare(other, ServiceFixture.declaration("FR", CollectionMode.PREPAID));
        assertThat(list.list(ServiceFixture.PLATFORM, other, Filter.all(), 10, Optional.of(own)))
                .isEqualTo(Result.success(Optional.empty()));
    }
}
