package fr.ancvconnect.lambda.request;

import fr.ancvconnect.domain.Money;
import fr.ancvconnect.lambda.problem.FieldFault;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Readers for the field types of the contract. The form collects the faults. */
final class FieldReaders {

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_EMAIL = 254;
    private static final int LONGEST_FREE_TEXT = 200;
    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");
    /** One @, text before it, and dots inside the domain only. */
    private static final Pattern EMAIL = Pattern.compile("[^@]+@[^@.]+(?:\\.[^@.]+)+");

    private static final Pattern DATE = Pattern.compile("2[0-9]{3}-[0-9]{2}-[0-9]{2}");
    private static final Pattern INSTANT = Pattern.compile(DATE + "T[0-9:.]{1,20}Z");
    private static final String EURO = "EUR";

    private FieldReaders() {}

    /** A text in a given format, converted to a domain type. */
    static <T> Optional<T> formed(
            JsonObjectReader form,
            String field,
            Predicate<String> isWellFormed,
            Function<String, T> make,
            FieldFault fault) {
        return form.required(field, form.text(field))
                .filter(text -> check(form, field, isWellFormed.test(text), fault))
                .map(make);
    }

    /** A constant of an enum, by its name. */
    static <E extends Enum<E>> Optional<E> oneOf(JsonObjectReader form, String field, E[] all) {
        return form.required(field, form.text(field)).flatMap(text -> named(form, field, text, all));
    }

    static <E extends Enum<E>> Optional<E> named(JsonObjectReader form, String field, String name, E[] all) {
        Optional<E> found = constant(all, name);
        check(form, field, found.isPresent(), FieldFault.UNKNOWN_VALUE);
        return found;
    }

    /** The constant with this name. */
    static <E extends Enum<E>> Optional<E> constant(E[] all, String name) {
        return Stream.of(all).filter(each -> each.name().equals(name)).findFirst();
    }

    /** A name of a person or an establishment: visible, at most 100 characters, no control characters. */
    static Optional<String> name(JsonObjectReader form, String field) {
        return form.required(field, form.text(field).flatMap(VisibleText::of))
                .filter(text -> isAccepted(form, field, text, LONGEST_NAME));
    }

    /** An optional free text: at most 200 characters, no control characters. A text without visible characters is none. */
    static Optional<String> freeText(JsonObjectReader form, String field) {
        return form.text(field)
                .filter(text -> check(form, field, isPrintable(text), FieldFault.CONTROL_CHARACTERS))
                .flatMap(VisibleText::of)
                .filter(text -> isAccepted(form, field, text, LONGEST_FREE_TEXT));
    }

    /** The length is that of the visible text. A control character is rejected anywhere in the text that was sent. */
    private static boolean isAccepted(JsonObjectReader form, String field, String visible, int longest) {
        return check(form, field, length(visible) <= longest, FieldFault.TOO_LONG)
                && check(
                        form,
                        field,
                        form.text(field).filter(FieldReaders::isPrintable).isPresent(),
                        FieldFault.CONTROL_CHARACTERS);
    }

    /** A customer's e-mail address of at most 254 characters, which can be internationalised (RFC 6531). */
    static Optional<String> email(JsonObjectReader form, String field) {
        return form.required(field, form.text(field))
                .filter(text -> check(form, field, length(text) <= LONGEST_EMAIL, FieldFault.TOO_LONG))
                .filter(text -> check(form, field, isEmail(text), FieldFault.EMAIL_FORM))
                .flatMap(VisibleText::of);
    }

    /** The address is only displayed, so its form is checked only as far as a typing error would show. */
    private static boolean isEmail(String text) {
        return EMAIL.matcher(text).matches() && isPrintable(text) && !VisibleText.hasInvisible(text);
    }

    /** An optional date: ISO-8601, with a year from 2000 to 2999. */
    static Optional<LocalDate> date(JsonObjectReader form, String field) {
        return form.text(field).flatMap(text -> {
            Optional<LocalDate> date = date(text);
            check(form, field, date.isPresent(), FieldFault.DATE_FORM);
            return date;
        });
    }

    private static Optional<LocalDate> date(String text) {
        try {
            return Optional.of(text).filter(DATE.asMatchPredicate()).map(LocalDate::parse);
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    /** An optional instant: ISO-8601 in UTC, with a year from 2000 to 2999. */
    static Optional<Instant> instant(JsonObjectReader form, String field) {
        return form.text(field).flatMap(text -> {
            Optional<Instant> instant = instant(text);
            check(form, field, instant.isPresent(), FieldFault.VALID_UNTIL_FORM);
            return instant;
        });
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(text).filter(INSTANT.asMatchPredicate()).map(Instant::parse);
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    /** A country code of two capital letters. */
    static Optional<String> country(JsonObjectReader form, String field) {
        return formed(form, field, COUNTRY.asMatchPredicate(), Function.identity(), FieldFault.COUNTRY_FORM);
    }

    /** An amount in euro, from 1 to 10 000 000 cents. */
    static Optional<Money> money(JsonObjectReader form, String field) {
        return form.required(field, form.object(field)).flatMap(FieldReaders::money);
    }

    /** An optional amount in euro, from 1 to 10 000 000 cents. */
    static Optional<Money> optionalMoney(JsonObjectReader form, String field) {
        return form.object(field).flatMap(FieldReaders::money);
    }

    private static Optional<Money> money(JsonObjectReader money) {
        Optional<Long> cents = money.required("amount", money.integer("amount"))
                .filter(value ->
                        check(money, "amount", value >= 1 && value <= Money.LARGEST.cents(), FieldFault.AMOUNT_RANGE));
        Optional<String> euro = money.required("currency", money.text("currency"))
                .filter(value -> check(money, "currency", EURO.equals(value), FieldFault.CURRENCY));
        return cents.filter(_ -> euro.isPresent()).map(Money::ofCents);
    }

    private static boolean check(JsonObjectReader form, String field, boolean valid, FieldFault fault) {
        if (!valid) {
            form.fault(field, fault);
        }
        return valid;
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    private static boolean isPrintable(String text) {
        return text.codePoints()
                .noneMatch(each -> Character.isISOControl(each)
                        || Character.getType(each) == Character.SURROGATE
                        || each == 0x2028
                        || each == 0x2029);
    }
}
