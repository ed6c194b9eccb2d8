package fr.ancvconnect.local.simulator;

/** What a customer has left, in cents. */
record Balance(Customer customer, long cents) {

    Balance plus(long more) {
        return new Balance(customer, Math.addExact(cents, more));
    }
}
