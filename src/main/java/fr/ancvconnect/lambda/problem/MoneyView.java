package fr.ancvconnect.lambda.problem;

import fr.ancvconnect.domain.Money;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** Money as the contract writes it, in problems too. */
@RegisterForReflection
public record MoneyView(long amount, String currency) {

    /** An amount as it is shown. */
    public static MoneyView of(Money money) {
        return new MoneyView(money.cents(), "EUR");
    }
}
