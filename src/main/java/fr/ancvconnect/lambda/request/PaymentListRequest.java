package fr.ancvconnect.lambda.request;

import fr.ancvconnect.app.folder.EstablishmentPayments.Filter;
import fr.ancvconnect.app.folder.EstablishmentPayments.PaymentPosition;
import fr.ancvconnect.domain.EstablishmentId;
import fr.ancvconnect.domain.FolderId;
import fr.ancvconnect.domain.Sha256;
import fr.ancvconnect.domain.payment.PaymentId;
import fr.ancvconnect.domain.payment.PaymentStatus;
import fr.ancvconnect.lambda.problem.FieldFault;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A request for an establishment's payments. */
public record PaymentListRequest(
        EstablishmentId establishment,
        Filter filter,
        int limit,
        Optional<PaymentPosition> after,
        Optional<CsvDialect> dialect) {

    /** The dialects of a CSV list. Without a dialect, the list is CSV as RFC 4180 defines it. */
    public enum CsvDialect {
        /** Semicolons between the fields and a byte order mark, which a French Excel opens by a double click. */
        EXCEL
    }

    /** Reads the query of a list with at most 100 payments per page. */
    public static PaymentListRequest ofPage(EstablishmentId establishment, Map<String, List<String>> query) {
        return read(establishment, query, PageRequest.MAX_LIMIT, FieldFault.LIMIT_RANGE);
    }

    /** Reads the query of a CSV list with at most 1000 lines per page. */
    public static PaymentListRequest ofCsv(EstablishmentId establishment, Map<String, List<String>> query) {
        return read(establishment, query, PageRequest.MAX_CSV_LIMIT, FieldFault.CSV_LIMIT_RANGE);
    }

    private static PaymentListRequest read(
            EstablishmentId establishment, Map<String, List<String>> query, int maxLimit, FieldFault tooMany) {
        var parameters = new QueryParameters(query);
        Optional<Instant> from = parameters.read("from", InstantParameters::parse, FieldFault.INSTANT_FORM);
        Optional<Instant> to = parameters.read("to", InstantParameters::parse, FieldFault.INSTANT_FORM);
        Optional<PaymentStatus> status = parameters.read(
                "status", text -> FieldReaders.constant(PaymentStatus.values(), text), FieldFault.UNKNOWN_VALUE);
        Optional<FolderId> folder = parameters.read("folderId", PathIds::folder, FieldFault.ID_FORM);
        Optional<Integer> limit = parameters.read("limit", text -> PageRequest.limit(text, maxLimit), tooMany);
        Optional<CsvDialect> dialect = parameters.read(
                "dialect", text -> FieldReaders.constant(CsvDialect.values(), text), FieldFault.UNKNOWN_VALUE);
        parameters.check();
        var filter = new Filter(from, to, status, folder);
        Optional<PaymentPosition> after = parameters.read(
                "cursor", new PaymentListCursor(establishment, filter)::decode, FieldFault.CURSOR_UNKNOWN);
        parameters.check();
        return new PaymentListRequest(establishment, filter, limit.orElse(PageRequest.DEFAULT_LIMIT), after, dialect);
    }

    /** The cursor of the page that begins after this position. */
    public String cursor(PaymentPosition position) {
        return new PaymentListCursor(establishment, filter).encoded(position);
    }

    /** The same query with this cursor, as a relative reference, so that it is valid at any host and path prefix. */
    public String next(String cursor) {
        return "?"
                + Stream.of(
                                filter.from().map(from -> "from=" + from),
                                filter.to().map(to -> "to=" + to),
                                filter.status().map(status -> "status=" + status),
                                filter.folder().map(folder -> "folderId=" + folder),
                                Optional.of("limit=" + limit),
                                dialect.map(named -> "dialect=" + named),
                                Optional.of("cursor=" + cursor))
                        .flatMap(Optional::stream)
                        .collect(Collectors.joining("&"));
    }

    /**
     * The position in an establishment's list of payments after which the next page begins. It is valid for that query
     * only.
     */
    record PaymentListCursor(EstablishmentId establishment, Filter filter) {

        private static final int LINES = 4;

        /** The cursor as clients receive it. */
        String encoded(PaymentPosition position) {
            return OpaqueToken.of(
                    query(),
                    Long.toString(position.requestedAt().toEpochMilli()),
                    position.folder().value(),
                    position.payment().value());
        }

        /**
         * Decodes a cursor; empty if it belongs to another query, cannot be a result of this query, or is not in its
         * canonical encoding.
         */
        Optional<PaymentPosition> decode(String encoded) {
            List<String> lines = OpaqueToken.lines(encoded);
            if (lines.size() != LINES
                    || !lines.get(0).equals(query())
                    || !lines.get(1).matches("-?[0-9]{1,15}")
                    || !FolderId.isWellFormed(lines.get(2))
                    || !PaymentId.isWellFormed(lines.get(3))) {
                return Optional.empty();
            }
            Instant requestedAt = Instant.ofEpochMilli(Long.parseLong(lines.get(1)));
            return Optional.of(
                            new PaymentPosition(requestedAt, new FolderId(lines.get(2)), new PaymentId(lines.get(3))))
                    .filter(position -> Filter.isWellFormed(requestedAt)
                            && filter.spans(requestedAt)
                            && encoded(position).equals(encoded));
        }

        /** A hash that identifies the query. It is the same for all notations of the same query. */
        private String query() {
            return Sha256.hex(String.join(
                    "\n",
                    establishment.value(),
                    filter.from().map(Instant::toString).orElse(""),
                    filter.to().map(Instant::toString).orElse(""),
                    filter.status().map(PaymentStatus::name).orElse(""),
                    filter.folder().map(FolderId::value).orElse("")));
        }
    }

    /** Parses the instants of a filter as the contract defines them: ISO-8601 in UTC, or a date, which means midnight UTC. */
    static final class InstantParameters {

        private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
        private static final Pattern IN_UTC = Pattern.compile(DATE + "T[0-9:.]{1,20}Z");
        private static final Duration ALMOST_A_MILLISECOND = Duration.ofNanos(999_999);

        private InstantParameters() {}

        /** The first whole millisecond at or after the instant. Payments are requested at whole milliseconds. */
        static Optional<Instant> parse(String text) {
            try {
                return instant(text)
                        .map(at -> at.plus(ALMOST_A_MILLISECOND).truncatedTo(ChronoUnit.MILLIS))
                        .filter(Filter::isWellFormed);
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
}
