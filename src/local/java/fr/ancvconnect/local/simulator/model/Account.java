package fr.ancvconnect.local.simulator.model;

/** A customer with CV Connect. The key is the e-mail address in lower case. */
public record Account(String email) {

    /** Returns the masked e-mail address, as ANCV shows it to a merchant. */
    public String masked() {
        return email.charAt(0) + "***" + email.substring(email.indexOf('@'));
    }

    /** The customer's balance, in cents. */
    public record Balance(Account customer, long cents) {

        public Balance plus(long more) {
            return new Balance(customer, Math.addExact(cents, more));
        }
    }
}
