package fr.ancvconnect.lambda.request;

import fr.ancvconnect.app.folder.EstablishmentPayments.Filter;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;

/** Instants to filter by, as the contract writes them: ISO-8601 in UTC, or a date that means its midnight there. */
final class InstantParameters {

    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern IN_UTC = Pattern.compile(DATE + "T[0-9:.]{1,20}Z");
    private static final Duration ALMOST_A_MILLISECOND = Duration.ofNanos(999_999);

    private InstantParameters() {
    }

    /** The first whole millisecond that is not before it; payments are requested in whole ones. */
    static Optional<Instant> parse(String text) {
        try {
            return instant(text).map(at -> at.plus(ALMOST_A_MILLISECOND).truncatedTo(ChronoUnit.MILLIS)).filter(Filter::isWellFormed);
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> instant(String text) {
        if (DATE.matcher(text).matches()) {
            return Optional.of(LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC));
        }
        return Optional.of(text).filter(IN_UTC.asMatchPredicate()).map(Instant::parse);
    }
}
