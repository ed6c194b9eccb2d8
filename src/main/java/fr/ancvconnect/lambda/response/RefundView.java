package fr.ancvconnect.lambda.response;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.ancvconnect.domain.payment.Refund;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** What becomes of the money of a paid payment that was refused, cancelled or late. */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.ALWAYS)
public record RefundView(String outcome, String reason) {

    static RefundView of(Refund refund) {
        return switch (refund) {
            case Refund.Pending _ -> new RefundView("PENDING", null);
            case Refund.ReCredited _ -> new RefundView("RE_CREDITED", null);
            case Refund.NotRefunded(var reason) -> new RefundView("NOT_REFUNDED", reason.text());
            case Refund.NotKnown(var reason) -> new RefundView("NOT_KNOWN", reason.text());
        };
    }
}
