package fr.ancvconnect.lambda.response;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.ancvconnect.lambda.problem.MoneyView;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;

/**
 * A payment in the contract's words; what is not known, not yet or not for this caller is null.
 *
 * @param history left out where it is null: lists across folders have none
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.ALWAYS)
public record PaymentView(String id, String folderId, String establishmentId, String status, String channel,
                          MoneyView requestedAmount, MoneyView paidAmount, String beneficiary,
                          String ancvTransactionId, Instant requestedAt, Instant expiresAt, Instant paidAt,
                          Instant closedAt, Instant refundableUntil, RefundView refund, String reason,
                          boolean overdue, AttentionView attention,
                          @JsonInclude(JsonInclude.Include.NON_NULL) List<HistoryView> history) {
}
