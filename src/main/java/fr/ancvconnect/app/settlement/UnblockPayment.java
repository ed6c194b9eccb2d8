package fr.ancvconnect.app.settlement;

import fr.ancvconnect.app.Caller;
import fr.ancvconnect.app.Result;
import fr.ancvconnect.app.RetryOnConflict;
import fr.ancvconnect.app.folder.ReadFolder;
import fr.ancvconnect.app.payment.PaymentStore;
import fr.ancvconnect.app.payment.PaymentWithHistory;
import fr.ancvconnect.app.payment.VersionedPayment;
import fr.ancvconnect.domain.FolderId;
import fr.ancvconnect.domain.payment.PaymentId;
import fr.ancvconnect.domain.payment.PaymentRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * Unblocks a payment that needs attention, for an operator: the tries start at 0, and the payment is checked
 * immediately.
 */
@ApplicationScoped
public class UnblockPayment {

    private final ReadFolder read;
    private final PaymentStore payments;
    private final CheckDuePayment check;

    public UnblockPayment(ReadFolder read, PaymentStore payments, CheckDuePayment check) {
        this.read = read;
        this.payments = payments;
        this.check = check;
    }

    /**
     * Returns the payment after the check, or {@code FOLDER_NOT_FOUND}, {@code PAYMENT_NOT_FOUND}. A payment without
     * attention does not change.
     */
    public Result<PaymentWithHistory> unblock(Caller caller, FolderId folder, PaymentId payment) {
        return RetryOnConflict.untilWritten(() -> switch (read.readPayment(caller, folder, payment)) {
            case Result.Success<PaymentWithHistory>(PaymentWithHistory found)
            when needsAttention(found) ->
                payments.reschedule(found.payment(), found.payment().nextCheck().unblocked())
                        .map(unblocked -> checked(caller, unblocked));
            case Result<PaymentWithHistory> other -> Optional.of(other);
        });
    }

    private Result<PaymentWithHistory> checked(Caller caller, VersionedPayment unblocked) {
        check.check(unblocked);
        PaymentRequest request = unblocked.payment().request();
        return read.readPayment(caller, request.folder(), request.id());
    }

    private static boolean needsAttention(PaymentWithHistory payment) {
        return payment.payment().nextCheck().attention().isPresent();
    }
}
