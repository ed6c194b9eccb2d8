package fr.ancvconnect.local.simulator.model;

/** A person with CV Connect, known by one key: the e-mail address in small letters. */
public record Account(String email) {

    /** How ANCV shows a holder to a merchant. */
    public String masked() {
        return email.charAt(0) + "***" + email.substring(email.indexOf('@'));
    }

    /** What a customer has left, in cents. */
    public record Balance(Account customer, long cents) {

        public Balance plus(long more) {
            return new Balance(customer, Math.addExact(cents, more));
        }
    }
}
