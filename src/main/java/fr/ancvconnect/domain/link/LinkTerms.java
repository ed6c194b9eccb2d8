package fr.ancvconnect.domain.link;

import fr.ancvconnect.domain.Money;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * The terms of a payment link. They never change.
 *
 * @param amount     the amount to pay in all; empty if the customer chooses the amount
 * @param validUntil the end of the validity, exclusive
 * @param returnUrl  an https address that the page shows after the outcome
 * @param language   the language of the page; empty for that of the browser
 */
public record LinkTerms(
        Optional<Money> amount, Instant validUntil, Optional<String> returnUrl, Optional<LinkLanguage> language) {

    /** The languages of the page. */
    public enum LinkLanguage {
        FR,
        EN;

        /** The tag in the contract: {@code fr} or {@code en}. */
        public String tag() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
