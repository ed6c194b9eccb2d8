package fr.ancvconnect.dynamodb;

import fr.ancvconnect.app.folder.FolderCancellation;
import fr.ancvconnect.app.folder.FolderWithPayments;
import fr.ancvconnect.app.payment.PaymentWithHistory;
import fr.ancvconnect.domain.Actor;
import fr.ancvconnect.domain.payment.HistoryEntry;
import fr.ancvconnect.domain.payment.check.NextCheck;
import fr.ancvconnect.domain.payment.state.Ending;
import fr.ancvconnect.domain.payment.state.Payment;
import fr.ancvconnect.domain.payment.state.Payment.Cancelled;
import fr.ancvconnect.domain.payment.state.Payment.Cancelling;
import fr.ancvconnect.domain.payment.state.Payment.Ended;
import java.time.Instant;
import java.util.Optional;

/**
 * Cancellations of folders as the use case writes them: payments without an ANCV transaction end at once, the others become
 * CANCELLING.
 */
final class Cancellations {

    static final Instant AT = StoreSamples.NOW.plusSeconds(60);
    static final HistoryEntry[] NO_ENTRIES = {};

    private Cancellations() {}

    static FolderCancellation of(FolderWithPayments read) {
        return new FolderCancellation(
                read,
                AT,
                read.payments().stream()
                        .filter(payment -> !(payment.payment().payment() instanceof Ended))
                        .map(Cancellations::change)
                        .toList());
    }

    private static FolderCancellation.PaymentChange change(PaymentWithHistory paymentWithHistory) {
        Payment payment = paymentWithHistory.payment().payment();
        Payment next = payment.transaction()
                .<Payment>map(authorization -> new Cancelling(
                        payment.request(), authorization, payment.confirmation(), Actor.PLATFORM, Optional.empty()))
                .orElseGet(() -> new Cancelled(
                        payment.request(), Optional.empty(), new Ending(AT, Optional.empty(), Optional.empty())));
        NextCheck nextCheck = next instanceof Ended ? NextCheck.settled(AT) : NextCheck.soon(AT);
        return new FolderCancellation.PaymentChange(
                paymentWithHistory, DecisionSamples.changedTo(paymentWithHistory.payment(), next, nextCheck));
    }
}
