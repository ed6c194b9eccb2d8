package fr.ancvconnect.local.simulator.model;

/** What a customer has left, in cents. */
public record Balance(Account customer, long cents) {

    public Balance plus(long more) {
        return new Balance(customer, Math.addExact(cents, more));
    }
}
