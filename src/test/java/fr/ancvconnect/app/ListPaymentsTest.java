package fr.ancvconnect.app;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.app.ports.EstablishmentPayments.Filter;
import fr.ancvconnect.app.ports.EstablishmentPayments.Page;
import fr.ancvconnect.domain.EstablishmentId;
import fr.ancvconnect.domain.FolderId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** An establishment's payments are for the platform and for the establishment. */
class ListPaymentsTest {

    private final InMemoryStore store = new InMemoryStore();
    private final Desk desk = new Desk(store, store, store, store).open();
    private final ListPayments list = new ListPayments(desk.readEstablishment, store);

    private Result<Page> list(Caller caller, EstablishmentId establishment) {
        return list.list(caller, establishment, Filter.all(), 10, Optional.empty());
    }

    @Test
    void the_platform_and_the_establishment_see_all_payments() {
        FolderId folder = desk.folder("f1", 10_000);
        TrackedPayment payment = desk.started(folder, "k1", 2_000);
        var expected = Result.ok(new Page(List.of(payment), Optional.empty()));
        assertThat(list(Desk.PLATFORM, Desk.CAMPSITE)).isEqualTo(expected);
        assertThat(list(new Caller.Establishments(Set.of(Desk.CAMPSITE)), Desk.CAMPSITE)).isEqualTo(expected);
    }

    @Test
    void to_everybody_else_the_establishment_does_not_exist() {
        var nowhere = new EstablishmentId("nowhere");
        desk.folder("f1", 10_000);
        for (Result<Page> refused : List.of(list(new Caller.Establishments(Set.of(nowhere)), Desk.CAMPSITE),
                list(new Caller.Guest(new FolderId("f1")), Desk.CAMPSITE), list(Desk.PLATFORM, nowhere),
                list(new Caller.Establishments(Set.of(nowhere)), nowhere))) {
            assertThat(Desk.codeOf(refused)).isEqualTo(ProblemCode.ESTABLISHMENT_NOT_FOUND);
        }
    }
}
