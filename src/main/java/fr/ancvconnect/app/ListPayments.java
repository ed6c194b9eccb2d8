package fr.ancvconnect.app;

import fr.ancvconnect.app.ports.EstablishmentPayments;
import fr.ancvconnect.app.ports.EstablishmentPayments.Filter;
import fr.ancvconnect.app.ports.EstablishmentPayments.Page;
import fr.ancvconnect.app.ports.EstablishmentPayments.Place;
import fr.ancvconnect.domain.EstablishmentId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Lists an establishment's payments across its folders, page by page. */
@ApplicationScoped
public class ListPayments {

    private final ReadEstablishment establishments;
    private final EstablishmentPayments payments;

    public ListPayments(ReadEstablishment establishments, EstablishmentPayments payments) {
        this.establishments = establishments;
        this.payments = payments;
    }

    /**
     * The page of at most {@code limit} payments that begins after this place, or {@code ESTABLISHMENT_NOT_FOUND},
     * also for another tenant's. One read and one query.
     */
    public Result<Page> list(Caller caller, EstablishmentId id, Filter filter, int limit, Optional<Place> after) {
        return establishments.read(caller, id).then(_ -> Result.ok(payments.page(id, filter, limit, after)));
    }
}
