package fr.ancvconnect.lambda.response;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.ancvconnect.domain.payment.HistoryEntry;
import fr.ancvconnect.domain.payment.Reason;
import fr.ancvconnect.domain.payment.Refund;
import fr.ancvconnect.domain.payment.check.Attention;
import fr.ancvconnect.lambda.problem.MoneyView;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A payment in the contract's format. A value is null if it does not exist, does not exist yet, or is not visible to
 * this caller.
 *
 * @param history left out if null: lists across folders have no history
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.ALWAYS)
public record PaymentView(
        String id,
        String folderId,
        String establishmentId,
        String status,
        String channel,
        @Nullable String linkId,
        MoneyView requestedAmount,
        @Nullable MoneyView paidAmount,
        @Nullable String beneficiary,
        @Nullable String ancvTransactionId,
        Instant requestedAt,
        @Nullable Instant expiresAt,
        @Nullable Instant paidAt,
        @Nullable Instant closedAt,
        @Nullable Instant refundableUntil,
        @Nullable RefundView refund,
        @Nullable String reason,
        boolean overdue,
        @Nullable AttentionView attention,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<HistoryView> history) {

    /** The state of the refund of a paid payment that was refused, cancelled or confirmed late. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record RefundView(String outcome, @Nullable String reason) {

        static RefundView of(Refund refund) {
            return switch (refund) {
                case Refund.ReCreditPending _ -> new RefundView("PENDING", null);
                case Refund.ReCredited _ -> new RefundView("RE_CREDITED", null);
                case Refund.NotRefunded(var reason) -> new RefundView("NOT_REFUNDED", reason.text());
                case Refund.NotKnown(var reason) -> new RefundView("NOT_KNOWN", reason.text());
            };
        }
    }

    /** Since when and why a payment needs attention. */
    @RegisterForReflection
    public record AttentionView(Instant since, String reason) {

        static AttentionView of(Attention attention) {
            return new AttentionView(attention.since(), attention.reason().name());
        }
    }

    /** One entry of a payment's history. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record HistoryView(
            Instant at, String status, String by, @Nullable String reason) {

        static HistoryView of(HistoryEntry entry) {
            return new HistoryView(
                    entry.at(),
                    entry.status().name(),
                    entry.by().name(),
                    entry.reason().map(Reason::text).orElse(null));
        }
    }
}
