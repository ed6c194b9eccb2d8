package fr.ancvconnect.domain.payment.decision;

import fr.ancvconnect.domain.Actor;
import fr.ancvconnect.domain.payment.Reason;
import fr.ancvconnect.domain.payment.check.Attention;
import fr.ancvconnect.domain.payment.check.NextCheck;
import fr.ancvconnect.domain.payment.state.Ended;
import fr.ancvconnect.domain.payment.state.Ending;
import fr.ancvconnect.domain.payment.state.Expired;
import fr.ancvconnect.domain.payment.state.Open;
import fr.ancvconnect.domain.payment.state.Paid;
import fr.ancvconnect.domain.payment.state.Reversing;
import java.util.Optional;

/**
 * What follows when ANCV does not find the transaction: it is read again, and given up 10 minutes after its life
 * is over. Money that was seen is never given up.
 */
final class UnknownTransactionRules {

    private UnknownTransactionRules() {
    }

    static Decision decide(DecisionContext moment) {
        boolean longOver = moment.payment().transaction()
                .filter(asking -> moment.policies().rhythm().isLongOver(asking, moment.now())).isPresent();
        return switch (moment.payment()) {
            case Open _ -> longOver ? expired(moment) : moment.again();
            case Reversing leaving -> longOver && leaving.was().isEmpty() ? withdrawn(moment, leaving) : moment.again();
            case Paid _ -> moment.needing(Attention.Why.UNKNOWN_TO_ANCV);
            case Ended ended -> ended.isGoingBack() || moment.followUp().isCancellationOrdered()
                    ? moment.again() : ended(moment, ended);
        };
    }

    /** It is checked for a week more. */
    private static Decision ended(DecisionContext moment, Ended ended) {
        if (ended.transaction().isEmpty()) {
            return moment.kept();
        }
        if (ended.isRefundNotKnown()) {
            return moment.waitsInAttention(ended.ending().closedAt());
        }
        boolean lost = ended.transaction().filter(asking -> moment.policies().rhythm().isLost(asking, moment.now())).isPresent();
        return lost ? moment.kept(moment.settled()) : moment.waits(ended.ending().closedAt());
    }

    private static Decision expired(DecisionContext moment) {
        var expired = new Expired(moment.payment().request(), moment.payment().transaction(),
                Ending.of(moment.now(), Reason.UNKNOWN_TO_ANCV));
        return givenUp(moment, expired);
    }

    private static Decision withdrawn(DecisionContext moment, Reversing leaving) {
        return givenUp(moment, leaving.ended(moment.now(), Optional.empty()));
    }

    private static Decision givenUp(DecisionContext moment, Ended ended) {
        return moment.becomes(ended, Actor.SYSTEM, Optional.of(Reason.UNKNOWN_TO_ANCV),
                NextCheck.soon(moment.now()).withOrderOf(moment.followUp()));
    }
}
