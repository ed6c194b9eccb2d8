package fr.ancvconnect.lambda.response;

import fr.ancvconnect.domain.establishment.Establishment;
import fr.ancvconnect.domain.payment.policy.MinimumAmount;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** How an establishment can be paid. */
@RegisterForReflection
public record PaymentMethodsView(OptionView ancvConnect, Alternative alternativePaymentMethods) {

    /** The payment methods of an establishment. */
    public static PaymentMethodsView of(Establishment establishment, MinimumAmount minimum) {
        return new PaymentMethodsView(OptionView.of(establishment, minimum), Alternative.of(establishment));
    }

    /** Alternative payment methods, which come with Stripe. */
    @RegisterForReflection
    public record Alternative(boolean available, boolean active) {

        /** Those of an establishment. */
        public static Alternative of(Establishment establishment) {
            return new Alternative(establishment.alternativeAvailable(), establishment.alternativeActive());
        }
    }
}
