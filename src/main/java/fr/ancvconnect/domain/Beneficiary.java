package fr.ancvconnect.domain;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The customer who receives ANCV's authorization request (ANCV's {@code beneficiaryId}). This is personal data: it is
 * sent to ANCV and never stored. {@code toString} returns only the mask.
 */
public sealed interface Beneficiary {

    /** The value that is sent to ANCV. */
    String value();

    /** The masked form, which can be displayed and stored: {@code m***@exemple.fr} or {@code *********01}. */
    String mask();

    /** The normalized form. Two spellings of the same customer have the same normalized form. */
    default String canonical() {
        return value().toLowerCase(Locale.ROOT);
    }

    /** Parses an e-mail address (at most 254 characters) or an 11-digit ANCV number. Returns empty for any other text. */
    static Optional<Beneficiary> parse(String text) {
        if (AncvNumber.FORMAT.matcher(text).matches()) {
            return Optional.of(new AncvNumber(text));
        }
        return Email.isWellFormed(text) ? Optional.of(new Email(text)) : Optional.empty();
    }

    /** A customer identified by an e-mail address. */
    record Email(String value) implements Beneficiary {

        private static final int LONGEST = 254;
        private static final int LONGEST_LOCAL_PART = 64;
        private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
        private static final String LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
        private static final Pattern FORMAT =
                Pattern.compile(ATOM + "(?:\\." + ATOM + ")*@" + LABEL + "(?:\\." + LABEL + ")+");

        /**
         * Whether {@code text} is an ASCII e-mail address: dots between the atoms of the local part (RFC 5322, 3.4.1), at
         * most 64 characters in it, and a domain of at least two labels of at most 63 characters (RFC 1035, 2.3.4).
         */
        public static boolean isWellFormed(String text) {
            return text.length() <= LONGEST
                    && text.indexOf('@') <= LONGEST_LOCAL_PART
                    && FORMAT.matcher(text).matches();
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

    /** A customer identified by the 11-digit number that ANCV assigned. */
    record AncvNumber(String value) implements Beneficiary {

        private static final Pattern FORMAT = Pattern.compile("[0-9]{11}");
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
