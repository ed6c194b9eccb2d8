package fr.ancvconnect.domain.payment;

import fr.ancvconnect.domain.By;
import java.util.Optional;

/**
 * What follows when ANCV does not find the transaction: it is read again, and given up 10 minutes after its life
 * is over. Money that was seen is never given up.
 */
final class WhenUnknown {

    private WhenUnknown() {
    }

    static Decision decide(Moment moment) {
        Optional<Asking> longOver = moment.payment().transaction()
                .filter(asking -> moment.policies().rhythm().isLongOver(asking, moment.now()));
        if (longOver.isEmpty()) {
            return moment.kept();
        }
        return switch (moment.payment()) {
            case Open _ -> expired(moment);
            case Leaving leaving -> leaving.was().isPresent() ? moment.kept() : withdrawn(moment, leaving);
            case Paid _ -> moment.kept();
            case Ended ended -> isLost(moment, ended) ? moment.kept(moment.settled()) : moment.kept();
        };
    }

    /** Nothing is on its way back, and ANCV has not known the transaction for a week. */
    private static boolean isLost(Moment moment, Ended ended) {
        return !ended.isGoingBack()
                && ended.transaction().filter(asking -> moment.policies().rhythm().isLost(asking, moment.now())).isPresent();
    }

    private static Decision expired(Moment moment) {
        var expired = new Expired(moment.payment().request(), moment.payment().transaction(),
                Ending.of(moment.now(), Reason.UNKNOWN_TO_ANCV));
        return moment.becomes(expired, By.SYSTEM, Optional.of(Reason.UNKNOWN_TO_ANCV), FollowUp.soon(moment.now()));
    }

    private static Decision withdrawn(Moment moment, Leaving leaving) {
        Ended ended = leaving.ended(moment.now(), Optional.empty());
        return moment.becomes(ended, By.SYSTEM, Optional.of(Reason.UNKNOWN_TO_ANCV), FollowUp.soon(moment.now()));
    }
}
