package fr.ancvconnect.domain;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The customer whom ANCV asks, as ANCV's {@code beneficiaryId}. Personal: it is handed to ANCV and never stored,
 * and its {@code toString} shows the mask only.
 */
public sealed interface Beneficiary {

    /** The value that ANCV is given. */
    String value();

    /** What may be shown and kept: {@code m***@exemple.fr} or {@code *********01}. */
    String mask();

    /** The form in which two spellings of the same customer are equal. */
    default String canonical() {
        return value().toLowerCase(Locale.ROOT);
    }

    /** Reads an e-mail address (at most 254 characters) or an 11-digit ANCV number; empty for anything else. */
    static Optional<Beneficiary> parse(String text) {
        if (AncvNumber.FORM.matcher(text).matches()) {
            return Optional.of(new AncvNumber(text));
        }
        return Email.isWellFormed(text) ? Optional.of(new Email(text)) : Optional.empty();
    }

    /** A customer named by e-mail address. */
    record Email(String value) implements Beneficiary {

        private static final int LONGEST = 254;
        private static final Pattern FORM =
                Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?"
                        + "(?:\\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)+");

        /** Whether {@code text} is an address of the HTML standard's form with a dot in its domain. */
        public static boolean isWellFormed(String text) {
            return text.length() <= LONGEST && FORM.matcher(text).matches();
        }

        @Override
        public String mask() {
            return value.charAt(0) + "***" + value.substring(value.indexOf('@'));
        }

        @Override
        public String toString() {
            return mask();
        }
    }

    /** A customer named by the 11 digits that ANCV gave. */
    record AncvNumber(String value) implements Beneficiary {

        private static final Pattern FORM = Pattern.compile("[0-9]{11}");
        private static final int SHOWN = 2;

        @Override
        public String mask() {
            int hidden = value.length() - SHOWN;
            return "*".repeat(hidden) + value.substring(hidden);
        }

        @Override
        public String toString() {
            return mask();
        }
    }
}
