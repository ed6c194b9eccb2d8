package fr.ancvconnect.local.simulator;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Who has CV Connect here, and with how much everybody starts. */
final class Customers {

    private static final Customer MARIE = new Customer("marie@exemple.fr");
    private static final Customer PAUL = new Customer("paul@exemple.fr");
    private static final Map<String, Customer> BY_NUMBER = Map.of("12345678901", MARIE, "12345678902", PAUL);
    private static final Map<Customer, Long> OPENING_CENTS = Map.of(MARIE, 500_00L, PAUL, 20_00L);
    private static final long OPENING_CENTS_OF_OTHERS = 1_000_00L;
    private static final Pattern KNOWN_EMAIL = Pattern.compile("[a-z0-9._%+-]{1,64}@exemple\\.fr");

    private Customers() {}

    /** The one person behind an e-mail address or an 11-digit number. */
    static Optional<Customer> find(String beneficiaryId) {
        String email = beneficiaryId.toLowerCase(Locale.ROOT);
        return Optional.ofNullable(BY_NUMBER.get(beneficiaryId))
                .or(() -> Optional.of(email).filter(KNOWN_EMAIL.asMatchPredicate()).map(Customer::new));
    }

    /** The balance before any payment, in cents. */
    static long openingCents(Customer customer) {
        return OPENING_CENTS.getOrDefault(customer, OPENING_CENTS_OF_OTHERS);
    }
}
