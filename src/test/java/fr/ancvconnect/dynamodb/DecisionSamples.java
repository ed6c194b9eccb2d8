package fr.ancvconnect.dynamodb;

import fr.ancvconnect.app.payment.VersionedPayment;
import fr.ancvconnect.domain.payment.HistoryEntry;
import fr.ancvconnect.domain.payment.Reason;
import fr.ancvconnect.domain.payment.check.NextCheck;
import fr.ancvconnect.domain.payment.decision.Decision.Changed;
import fr.ancvconnect.domain.payment.decision.Decision.Step;
import fr.ancvconnect.domain.payment.decision.PaymentEventType;
import fr.ancvconnect.domain.payment.state.Ending;
import fr.ancvconnect.domain.payment.state.Payment;
import fr.ancvconnect.domain.payment.state.Payment.Expired;
import fr.ancvconnect.domain.payment.state.Payment.Paid;
import fr.ancvconnect.domain.payment.state.Payment.Requested;
import fr.ancvconnect.domain.payment.state.ReservedAmount;
import java.util.List;
import java.util.Optional;

/** Sample decisions, built without the rules of the domain. */
final class DecisionSamples {

    private DecisionSamples() {}

    static Changed changedTo(VersionedPayment from, Payment next) {
        return changedTo(from, next, NextCheck.at(StoreSamples.NOW.plusSeconds(90)));
    }

    static Changed changedTo(VersionedPayment from, Payment next, NextCheck nextCheck) {
        return withEntry(from, next, StoreSamples.entry(next), nextCheck);
    }

    static Changed withEntry(VersionedPayment from, Payment next, HistoryEntry entry, NextCheck nextCheck) {
        return new Changed(
                next,
                sums(from, next),
                Optional.of(entry),
                nextCheck,
                Step.NONE,
                PaymentEventType.of(from.payment(), next));
    }

    /** Stores only the transaction, without a history entry. */
    static Changed transactionStored(VersionedPayment from, Requested next) {
        return new Changed(next, sums(from, next), Optional.empty(), from.nextCheck(), Step.NONE, List.of());
    }

    static Paid paid(VersionedPayment from, long cents) {
        var request = from.payment().request();
        return new Paid(
                request,
                StoreSamples.authorization(request),
                StoreSamples.confirmation(cents),
                Optional.empty(),
                Optional.empty());
    }

    static Expired expired(VersionedPayment from) {
        return new Expired(
                from.payment().request(),
                from.payment().transaction(),
                Ending.of(StoreSamples.NOW, Reason.NOT_CONFIRMED_IN_TIME));
    }

    private static ReservedAmount sums(VersionedPayment from, Payment next) {
        return ReservedAmount.of(next).minus(ReservedAmount.of(from.payment()));
    }
}
