package fr.ancvconnect.lambda.problem;

import java.util.List;
import java.util.Locale;

/** The languages in which problems are told. */
public enum Language {
    FRENCH(Locale.FRENCH), ENGLISH(Locale.ENGLISH);

    private final Locale locale;

    Language(Locale locale) {
        this.locale = locale;
    }

    /** The language as a tag. */
    public String tag() {
        return locale.toLanguageTag();
    }

    /** The one that an Accept-Language header likes best; French when it says nothing that we speak. */
    public static Language of(String acceptLanguage) {
        if (acceptLanguage == null) {
            return FRENCH;
        }
        try {
            Locale best = Locale.lookup(wanted(acceptLanguage), List.of(FRENCH.locale, ENGLISH.locale));
            return ENGLISH.locale.equals(best) ? ENGLISH : FRENCH;
        } catch (IllegalArgumentException _) {
            return FRENCH;
        }
    }

    private static List<Locale.LanguageRange> wanted(String acceptLanguage) {
        return Locale.LanguageRange.parse(acceptLanguage).stream().filter(range -> range.getWeight() > 0).toList();
    }
}
