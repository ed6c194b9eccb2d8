package fr.ancvconnect.lambda.problem;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The languages of problem documents. */
public enum Language {
    FRENCH(Locale.FRENCH),
    ENGLISH(Locale.ENGLISH);

    private final Locale locale;

    Language(Locale locale) {
        this.locale = locale;
    }

    /** The language tag, such as {@code fr}. */
    public String tag() {
        return locale.toLanguageTag();
    }

    /** The supported language that an {@code Accept-Language} header prefers; French if it names no supported language. */
    public static Language of(@Nullable String acceptLanguage) {
        if (acceptLanguage == null) {
            return FRENCH;
        }
        try {
            Locale best = Locale.lookup(acceptedRanges(acceptLanguage), List.of(FRENCH.locale, ENGLISH.locale));
            return ENGLISH.locale.equals(best) ? ENGLISH : FRENCH;
        } catch (IllegalArgumentException _) {
            return FRENCH;
        }
    }

    private static List<Locale.LanguageRange> acceptedRanges(String acceptLanguage) {
        return Locale.LanguageRange.parse(acceptLanguage).stream()
                .filter(range -> range.getWeight() > 0)
                .toList();
    }
}
