package fr.ancvconnect.lambda.response;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.ancvconnect.lambda.problem.MoneyView;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A payment link in the contract's format.
 *
 * @param url    the address of the page; whoever has it can pay
 * @param amount null if the customer chooses the amount
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.ALWAYS)
public record PaymentLinkView(
        String id,
        String folderId,
        String url,
        @Nullable MoneyView amount,
        MoneyView paid,
        String status,
        Instant validUntil,
        Instant createdAt,
        String createdBy,
        @Nullable String returnUrl,
        @Nullable String locale) {

    @Override
    public String toString() {
        return "PaymentLinkView[" + id + "]";
    }

    /** A page of a list. {@code nextCursor} selects the next page and is null on the last one. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record LinkPageView(
            List<PaymentLinkView> items, @Nullable String nextCursor) {}
}
