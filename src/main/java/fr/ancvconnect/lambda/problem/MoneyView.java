package fr.ancvconnect.lambda.problem;

import fr.ancvconnect.domain.Money;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** An amount in the contract's format, also used in problem documents. */
@RegisterForReflection
public record MoneyView(long amount, String currency) {

    /** The view of an amount. */
    public static MoneyView of(Money money) {
        return new MoneyView(money.cents(), "EUR");
    }
}
