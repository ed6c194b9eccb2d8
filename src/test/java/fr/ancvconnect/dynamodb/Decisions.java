package fr.ancvconnect.dynamodb;

import fr.ancvconnect.app.TrackedPayment;
import fr.ancvconnect.domain.payment.Commitment;
import fr.ancvconnect.domain.payment.Decision.Changed;
import fr.ancvconnect.domain.payment.Decision.Step;
import fr.ancvconnect.domain.payment.Ending;
import fr.ancvconnect.domain.payment.Expired;
import fr.ancvconnect.domain.payment.FollowUp;
import fr.ancvconnect.domain.payment.HistoryEntry;
import fr.ancvconnect.domain.payment.Paid;
import fr.ancvconnect.domain.payment.Payment;
import fr.ancvconnect.domain.payment.PaymentEventType;
import fr.ancvconnect.domain.payment.Reason;
import fr.ancvconnect.domain.payment.Requested;
import java.util.List;
import java.util.Optional;

/** Decisions as the domain gives them, without asking it. */
final class Decisions {

    private Decisions() {
    }

    static Changed becomes(TrackedPayment from, Payment next) {
        return becomes(from, next, FollowUp.at(Samples.NOW.plusSeconds(90)));
    }

    static Changed becomes(TrackedPayment from, Payment next, FollowUp followUp) {
        return told(from, next, Samples.entry(next), followUp);
    }

    static Changed told(TrackedPayment from, Payment next, HistoryEntry entry, FollowUp followUp) {
        return new Changed(next, sums(from, next), Optional.of(entry), followUp, Step.NONE,
                PaymentEventType.of(from.payment(), next));
    }

    /** Only the transaction became known: no line of history. */
    static Changed knows(TrackedPayment from, Requested next) {
        return new Changed(next, sums(from, next), Optional.empty(), from.followUp(), Step.NONE, List.of());
    }

    static Paid paid(TrackedPayment from, long cents) {
        var request = from.payment().request();
        return new Paid(request, Samples.asking(request), Samples.confirmation(cents), Optional.empty());
    }

    static Expired expired(TrackedPayment from) {
        return new Expired(from.payment().request(), from.payment().transaction(),
                Ending.of(Samples.NOW, Reason.NOT_CONFIRMED_IN_TIME));
    }

    private static Commitment sums(TrackedPayment from, Payment next) {
        return Commitment.of(next).minus(Commitment.of(from.payment()));
    }
}
