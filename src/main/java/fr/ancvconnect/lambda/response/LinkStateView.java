package fr.ancvconnect.lambda.response;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.ancvconnect.app.ProblemCode;
import fr.ancvconnect.app.link.PaymentLinkPage.PageState;
import fr.ancvconnect.app.start.StartRules.Availability;
import fr.ancvconnect.domain.link.LinkTerms;
import fr.ancvconnect.lambda.problem.MoneyView;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the page of a payment link shows. It contains nothing of the customer or the booking.
 *
 * @param establishment its name
 * @param amount        null if the customer chooses the amount
 * @param reason        the code of the first problem that a start request would get, or null
 * @param payment       the payment in progress or the last one
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.ALWAYS)
public record LinkStateView(
        String establishment,
        String status,
        @Nullable MoneyView amount,
        MoneyView paid,
        MoneyView minimumAmount,
        MoneyView maximumAmount,
        boolean offered,
        @Nullable String reason,
        @Nullable PaymentView payment,
        Instant validUntil,
        @Nullable String returnUrl) {

    /** The view of this state. */
    public static LinkStateView of(PageState state, PaymentViews payments) {
        LinkTerms terms = state.link().terms();
        Availability start = state.start();
        return new LinkStateView(
                state.establishment(),
                state.status().name(),
                terms.amount().map(MoneyView::of).orElse(null),
                MoneyView.of(state.link().paid()),
                MoneyView.of(start.minimum()),
                MoneyView.of(start.maximum()),
                start.reason().isEmpty(),
                start.reason().map(ProblemCode::code).orElse(null),
                state.payment()
                        .map(payment -> payments.of(state.payer(), payment))
                        .orElse(null),
                terms.validUntil(),
                terms.returnUrl().orElse(null));
    }
}
