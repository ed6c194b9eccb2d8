package fr.ancvconnect.lambda.response;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.ancvconnect.domain.establishment.AncvOption;
import fr.ancvconnect.domain.establishment.Establishment;
import fr.ancvconnect.domain.establishment.Offer;
import fr.ancvconnect.domain.establishment.Requirements;
import fr.ancvconnect.domain.payment.policy.PaymentPolicies.MinimumAmount;
import fr.ancvconnect.lambda.problem.MoneyView;
import fr.ancvconnect.lambda.problem.RequirementView;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The payment methods of an establishment. */
@RegisterForReflection
public record PaymentMethodsView(OptionView ancvConnect, Alternative alternativePaymentMethods) {

    /** The view of an establishment's payment methods. */
    public static PaymentMethodsView of(Establishment establishment, MinimumAmount minimum) {
        return new PaymentMethodsView(OptionView.of(establishment, minimum), Alternative.of(establishment));
    }

    /** Alternative payment methods, which require Stripe. */
    @RegisterForReflection
    public record Alternative(boolean available, boolean active) {

        /** The view of an establishment's alternative payment methods. */
        public static Alternative of(Establishment establishment) {
            return new Alternative(establishment.alternativeAvailable(), establishment.alternativeActive());
        }
    }

    /** The option "ANCV Connect" of an establishment. It has no ANCV ID while it is inactive. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record OptionView(
            String status,
            @Nullable String ancvId,
            @Nullable Instant activatedAt,
            boolean eligible,
            boolean offeredInBookingEngine,
            MoneyView minimumAmount,
            List<RequirementView> requirements) {

        /** The view of an establishment's option. */
        public static OptionView of(Establishment establishment, MinimumAmount minimum) {
            Requirements requirements = Requirements.of(establishment);
            Optional<AncvOption.Active> active =
                    establishment.option() instanceof AncvOption.Active on ? Optional.of(on) : Optional.empty();
            return new OptionView(
                    active.isPresent() ? "ACTIVE" : "INACTIVE",
                    active.map(on -> on.id().value()).orElse(null),
                    active.map(AncvOption.Active::activatedAt).orElse(null),
                    requirements.eligible(),
                    Offer.inBookingEngine(establishment),
                    MoneyView.of(minimum.amount()),
                    RequirementView.of(requirements));
        }
    }
}
