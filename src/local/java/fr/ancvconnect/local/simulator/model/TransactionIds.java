package fr.ancvconnect.local.simulator.model;

import java.security.SecureRandom;
import java.util.function.Supplier;

/** Creates short opaque ids: 12 letters and digits, 60 random bits, without letters that look like a digit or another letter. */
public final class TransactionIds implements Supplier<String> {

    private static final String LETTERS = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int LENGTH = 12;

    private final SecureRandom random = new SecureRandom();

    @Override
    public String get() {
        return random.ints(LENGTH, 0, LETTERS.length())
                .collect(StringBuilder::new, (id, at) -> id.append(LETTERS.charAt(at)), StringBuilder::append)
                .toString();
    }
}
