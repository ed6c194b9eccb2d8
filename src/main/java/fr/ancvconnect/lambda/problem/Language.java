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
            List<Locale.LanguageRange> ranges = Locale.LanguageRange.parse(acceptLanguage);
            List<Locale.LanguageRange> accepted =
                    ranges.stream().filter(range -> range.getWeight() > 0).toList();
            Locale best = Locale.lookup(accepted, List.of(FRENCH.locale, ENGLISH.locale));
            return ENGLISH.locale.equals(best) || (best == null && isFrenchExcluded(ranges)) ? ENGLISH : FRENCH;
        } catch (IllegalArgumentException _) {
            return FRENCH;
        }
    }

    /** The weight 0 means "not acceptable" (RFC 9110, 12.4.2). */
    private static boolean isFrenchExcluded(List<Locale.LanguageRange> ranges) {
        return ranges.stream()
                .anyMatch(range -> range.getWeight() == 0 && range.getRange().equals(FRENCH.locale.getLanguage()));
    }
}
