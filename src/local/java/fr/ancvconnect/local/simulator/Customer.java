package fr.ancvconnect.local.simulator;

/** A person with CV Connect, known by one key: the e-mail address in small letters. */
record Customer(String email) {

    /** How ANCV shows a holder to a merchant. */
    String masked() {
        return email.charAt(0) + "***" + email.substring(email.indexOf('@'));
    }
}
