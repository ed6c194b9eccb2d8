package fr.ancvconnect.app.folder;

import static fr.ancvconnect.app.ServiceFixture.CAMPSITE;
import static fr.ancvconnect.app.ServiceFixture.codeOf;
import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.app.Declared;
import fr.ancvconnect.app.ProblemCode;
import fr.ancvconnect.app.Result;
import fr.ancvconnect.app.ServiceFixture;
import fr.ancvconnect.domain.EstablishmentId;
import fr.ancvconnect.domain.FolderId;
import fr.ancvconnect.domain.Money;
import fr.ancvconnect.domain.folder.BookingFolder.Advice;
import fr.ancvconnect.domain.folder.BookingFolder.Origin;
import fr.ancvconnect.domain.folder.Customer;
import fr.ancvconnect.domain.folder.FolderDeclaration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeclareFolderTest {

    private final ServiceFixture service = new ServiceFixture().activateOption();
    private final FolderId folder = service.folder("F1", 10_000);

    private Result<Declared<FolderWithPayments>> declare(
            EstablishmentId establishment, Origin origin, long cents, boolean card) {
        return service.declareFolder.declare(
                folder,
                new FolderDeclaration(
                        establishment,
                        origin,
                        Money.ofCents(cents),
                        Optional.of(new Customer("Marie", "marie@exemple.fr")),
                        card,
                        Optional.empty()));
    }

    @Test
    void the_total_the_customer_and_the_card_guarantee_can_change() {
        assertThat(declare(CAMPSITE, Origin.BACK_OFFICE, 12_000, true)).isInstanceOf(Result.Success.class);
        assertThat(service.folderWithPayments(folder).folder().sums().total()).isEqualTo(Money.ofCents(12_000));
        assertThat(service.folderWithPayments(folder).folder().cardGuarantee()).isTrue();
        assertThat(service.folderWithPayments(folder).folder().customer()).isPresent();
    }

    @Test
    void the_establishment_and_the_origin_cannot_change() {
        var hotel = new EstablishmentId("hotel");
        assertThat(codeOf(declare(hotel, Origin.BACK_OFFICE, 1, false))).isEqualTo(ProblemCode.ESTABLISHMENT_NOT_FOUND);
        service.declareEstablishment.declare(
                hotel,
                ServiceFixture.declaration(
                        "FR", fr.ancvconnect.domain.establishment.Establishment.CollectionMode.PREPAID));
        assertThat(codeOf(declare(hotel, Origin.BACK_OFFICE, 10_000, false))).isEqualTo(ProblemCode.FOLDER_CONFLICT);
        assertThat(codeOf(declare(CAMPSITE, Origin.BOOKING_ENGINE, 10_000, false)))
                .isEqualTo(ProblemCode.FOLDER_CONFLICT);
    }

    @Test
    void the_total_cannot_fall_below_the_paid_and_pending_amounts() {
        service.startPayment(folder, "k1", 4_000);
        assertThat(codeOf(declare(CAMPSITE, Origin.BACK_OFFICE, 3_999, false)))
                .isEqualTo(ProblemCode.TOTAL_BELOW_COMMITMENTS);
        assertThat(declare(CAMPSITE, Origin.BACK_OFFICE, 4_000, false)).isInstanceOf(Result.Success.class);
        assertThat(service.folderWithPayments(folder).folder().sums().available())
                .isEqualTo(Money.ZERO);
    }

    @Test
    void a_partly_paid_folder_without_a_card_guarantee_advises_one() {
        service.startPayment(folder, "k1", 4_000);
        assertThat(service.folderWithPayments(folder).folder().advice())
                .containsExactly(Advice.REGISTER_CARD_GUARANTEE);
        declare(CAMPSITE, Origin.BACK_OFFICE, 10_000, true);
        assertThat(service.folderWithPayments(folder).folder().advice()).isEmpty();
    }
}
