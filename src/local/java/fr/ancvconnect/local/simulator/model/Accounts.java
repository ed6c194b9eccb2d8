package fr.ancvconnect.local.simulator.model;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The customers that the simulator accepts, and their opening balances. */
public final class Accounts {

    private static final Account MARIE = new Account("marie@exemple.fr");
    private static final Account PAUL = new Account("paul@exemple.fr");
    private static final Map<String, Account> BY_NUMBER = Map.of("12345678901", MARIE, "12345678902", PAUL);
    private static final Map<Account, Long> OPENING_CENTS = Map.of(MARIE, 500_00L, PAUL, 20_00L);
    private static final long OPENING_CENTS_OF_OTHERS = 1_000_00L;
    private static final Pattern KNOWN_EMAIL = Pattern.compile("[^@\\s]{1,64}@exemple\\.fr");

    private Accounts() {}

    /** Finds the customer of an e-mail address or of an 11-digit number. */
    public static Optional<Account> find(String beneficiaryId) {
        String email = beneficiaryId.toLowerCase(Locale.ROOT);
        return Optional.ofNullable(BY_NUMBER.get(beneficiaryId))
                .or(() -> Optional.of(email)
                        .filter(KNOWN_EMAIL.asMatchPredicate())
                        .map(Account::new));
    }

    /** Returns the balance before the first payment, in cents. */
    public static long openingCents(Account customer) {
        return OPENING_CENTS.getOrDefault(customer, OPENING_CENTS_OF_OTHERS);
    }

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
}
