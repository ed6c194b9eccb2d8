package fr.ancvconnect.domain.payment.decision;

import fr.ancvconnect.domain.payment.Refund;
import fr.ancvconnect.domain.payment.check.NextCheck;
import fr.ancvconnect.domain.payment.decision.Decision.Changed;
import fr.ancvconnect.domain.payment.decision.Decision.Disallowed;
import fr.ancvconnect.domain.payment.decision.Decision.Step;
import fr.ancvconnect.domain.payment.decision.Decision.Unchanged;
import fr.ancvconnect.domain.payment.state.Payment;

/**
 * A decision in a few characters. First the change: {@code no} rejected, {@code -} no change, {@code same} a change within
 * the status, otherwise the new status. Then the refund: {@code ~} re-credit pending, {@code +} re-credited, {@code #} not
 * refunded, {@code ?} known only to ANCV. Then {@code x}: cancel at ANCV next; {@code !}: needs attention; {@code .}: no next
 * check.
 */
final class DecisionSummary {

    private DecisionSummary() {}

    static String of(Payment before, Decision decision) {
        return switch (decision) {
            case Disallowed _ -> "no";
            case Unchanged unchanged -> "-" + step(unchanged) + check(unchanged.nextCheck());
            case Changed changed ->
                name(before, changed.next()) + refund(changed.next()) + step(changed) + check(changed.nextCheck());
        };
    }

    private static String name(Payment before, Payment next) {
        return next.status() == before.status() ? "same" : next.status().name();
    }

    private static String refund(Payment next) {
        return next.refund()
                .map(refund -> switch (refund) {
                    case Refund.ReCreditPending _ -> "~";
                    case Refund.ReCredited _ -> "+";
                    case Refund.NotRefunded _ -> "#";
                    case Refund.NotKnown _ -> "?";
                })
                .orElse("");
    }

    private static String step(Decision decision) {
        return decision.step() == Step.CANCEL_AT_ANCV ? "x" : "";
    }

    private static String check(NextCheck nextCheck) {
        return (nextCheck.attention().isPresent() ? "!" : "")
                + (nextCheck.dueAt().isPresent() ? "" : ".");
    }
}
