package fr.ancvconnect.lambda.view;

import fr.ancvconnect.domain.Money;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** Money as the contract writes it. */
@RegisterForReflection
public record MoneyView(long amount, String currency) {

    static MoneyView of(Money money) {
        return new MoneyView(money.cents(), "EUR");
    }
}
