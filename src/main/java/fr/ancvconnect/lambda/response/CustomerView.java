package fr.ancvconnect.lambda.response;

import fr.ancvconnect.domain.folder.Customer;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** Who booked. */
@RegisterForReflection
public record CustomerView(String name, String email) {

    static CustomerView of(Customer customer) {
        return new CustomerView(customer.name(), customer.email());
    }

    @Override
    public String toString() {
        return "CustomerView[…]";
    }
}
