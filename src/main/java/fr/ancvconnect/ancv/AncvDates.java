package fr.ancvconnect.ancv;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates in ANCV's format (any offset, a varying number of fraction digits) and in this service's format. */
final class AncvDates {

    private static final Pattern FORMAT = Pattern.compile(
            "(\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(?::\\d{2})?)(?:[.,](\\d{0,100}))?(Z|[+-]\\d{2}(?::?\\d{2})?)");
    private static final int NANO_DIGITS = 9;
    private static final DateTimeFormatter MILLIS =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

    private AncvDates() {}

    /** UTC, truncated to milliseconds: {@code 2026-11-23T21:42:58.120Z}. */
    static String write(Instant instant) {
        return MILLIS.format(instant);
    }

    /** The instant, truncated to nanoseconds; empty if the text is not a date with an offset. */
    static Optional<Instant> read(String text) {
        Matcher date = FORMAT.matcher(text.strip());
        if (!date.matches()) {
            return Optional.empty();
        }
        try {
            LocalDateTime seconds = LocalDateTime.parse(date.group(1));
            return Optional.of(seconds.plusNanos(nanos(date.group(2))).toInstant(ZoneOffset.of(date.group(3))));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static long nanos(String fraction) {
        String digits = fraction == null ? "" : fraction;
        return Long.parseLong((digits + "0".repeat(NANO_DIGITS)).substring(0, NANO_DIGITS));
    }
}
