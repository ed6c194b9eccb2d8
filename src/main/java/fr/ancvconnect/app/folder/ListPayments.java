package fr.ancvconnect.app.folder;

import fr.ancvconnect.app.Caller;
import fr.ancvconnect.app.Result;
import fr.ancvconnect.app.activation.ReadEstablishment;
import fr.ancvconnect.app.folder.EstablishmentPayments.Filter;
import fr.ancvconnect.app.folder.EstablishmentPayments.PaymentPage;
import fr.ancvconnect.app.folder.EstablishmentPayments.PaymentPosition;
import fr.ancvconnect.app.payment.PaymentWithHistory;
import fr.ancvconnect.domain.EstablishmentId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Lists the payments of an establishment across its folders, page by page. */
@ApplicationScoped
public class ListPayments {

    private final ReadEstablishment establishments;
    private final FolderStore folders;
    private final EstablishmentPayments payments;

    public ListPayments(ReadEstablishment establishments, FolderStore folders, EstablishmentPayments payments) {
        this.establishments = establishments;
        this.folders = folders;
        this.payments = payments;
    }

    /**
     * Returns the page of at most {@code limit} payments after {@code after}, or {@code ESTABLISHMENT_NOT_FOUND}, also
     * for an establishment of another tenant. Returns no page if {@code after} is not a payment of this
     * establishment. One read and one query, and one more query to check {@code after}. The check is necessary because
     * callers can send any place, and the store fails for an invalid one.
     */
    public Result<Optional<PaymentPage>> list(
            Caller caller, EstablishmentId id, Filter filter, int limit, Optional<PaymentPosition> after) {
        return establishments
                .read(caller, id)
                .then(_ -> Result.success(
                        after.stream().allMatch(position -> exists(id, position))
                                ? Optional.of(payments.page(id, filter, limit, after))
                                : Optional.empty()));
    }

    private boolean exists(EstablishmentId id, PaymentPosition position) {
        return folders.findPayment(position.folder(), position.payment())
                .map(PaymentWithHistory::payment)
                .filter(found -> found.payment().request().establishment().equals(id)
                        && PaymentPosition.of(found).equals(position))
                .isPresent();
    }
}
