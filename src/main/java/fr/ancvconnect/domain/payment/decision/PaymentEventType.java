package fr.ancvconnect.domain.payment.decision;

import fr.ancvconnect.domain.payment.state.Payment;
import fr.ancvconnect.domain.payment.state.Payment.Cancelled;
import fr.ancvconnect.domain.payment.state.Payment.Declined;
import fr.ancvconnect.domain.payment.state.Payment.Expired;
import fr.ancvconnect.domain.payment.state.Payment.Failed;
import fr.ancvconnect.domain.payment.state.Payment.Open;
import fr.ancvconnect.domain.payment.state.Payment.Paid;
import fr.ancvconnect.domain.payment.state.Payment.Refused;
import fr.ancvconnect.domain.payment.state.Payment.Reversing;
import java.util.List;

/** The types of the events that are published to the booking platform (docs/events.md). */
public enum PaymentEventType {
    /** Published once per payment. */
    PAID("payment.paid"),
    DECLINED("payment.declined"),
    EXPIRED("payment.expired"),
    /** Not published if the start itself was answered with the problem. */
    FAILED("payment.failed"),
    REFUSED("payment.refused"),
    CANCELLED("payment.cancelled"),
    RE_CREDIT_FORBIDDEN("payment.re-credit-forbidden"),
    NEEDS_ATTENTION("payment.needs-attention");

    private final String type;

    PaymentEventType(String type) {
        this.type = type;
    }

    /** The published type name. */
    public String type() {
        return type;
    }

    /** The events of a change. A change without a new status publishes none, except RE_CREDIT_FORBIDDEN. */
    public static List<PaymentEventType> of(Payment before, Payment next) {
        if (before.status() == next.status()) {
            return before instanceof Paid && !isForbidden(before) && isForbidden(next)
                    ? List.of(RE_CREDIT_FORBIDDEN)
                    : List.of();
        }
        return switch (next) {
            case Open _, Reversing _ -> List.of();
            case Paid _ -> ofPaid(before, next);
            case Declined _ -> List.of(DECLINED);
            case Expired _ -> List.of(EXPIRED);
            case Failed _ -> List.of(FAILED);
            case Refused _ -> List.of(REFUSED);
            case Cancelled _ -> List.of(CANCELLED);
        };
    }

    private static List<PaymentEventType> ofPaid(Payment before, Payment next) {
        if (!isForbidden(next)) {
            return List.of(PAID);
        }
        return before.wasPaid() ? List.of(RE_CREDIT_FORBIDDEN) : List.of(PAID, RE_CREDIT_FORBIDDEN);
    }

    private static boolean isForbidden(Payment payment) {
        return payment instanceof Paid paid && paid.isReCreditForbidden();
    }
}
