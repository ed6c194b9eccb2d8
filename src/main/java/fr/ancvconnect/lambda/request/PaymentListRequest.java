package fr.ancvconnect.lambda.request;

import fr.ancvconnect.app.folder.EstablishmentPayments.Filter;
import fr.ancvconnect.app.folder.EstablishmentPayments.Place;
import fr.ancvconnect.domain.EstablishmentId;
import fr.ancvconnect.domain.FolderId;
import fr.ancvconnect.domain.payment.PaymentStatus;
import fr.ancvconnect.lambda.problem.FieldFault;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which of an establishment's payments are asked for. */
public record PaymentListRequest(EstablishmentId establishment, Filter filter, int limit, Optional<Place> after) {

    /** Reads the query of a list whose pages have at most 100 payments. */
    public static PaymentListRequest ofPage(EstablishmentId establishment, Map<String, List<String>> query) {
        return read(establishment, query, PageRequest.MOST, FieldFault.LIMIT_RANGE);
    }

    /** Reads the query of a list whose pages are CSV of at most 1000 lines. */
    public static PaymentListRequest ofCsv(EstablishmentId establishment, Map<String, List<String>> query) {
        return read(establishment, query, PageRequest.MOST_IN_CSV, FieldFault.CSV_LIMIT_RANGE);
    }

    private static PaymentListRequest read(EstablishmentId establishment, Map<String, List<String>> query, int most, FieldFault tooMany) {
        var parameters = new QueryParameters(query);
        Optional<Instant> from = parameters.read("from", InstantParameters::parse, FieldFault.INSTANT_FORM);
        Optional<Instant> to = parameters.read("to", InstantParameters::parse, FieldFault.INSTANT_FORM);
        Optional<PaymentStatus> status = parameters.read("status", PaymentListRequest::status, FieldFault.UNKNOWN_VALUE);
        Optional<FolderId> folder = parameters.read("folderId", PathIds::folder, FieldFault.ID_FORM);
        Optional<Integer> limit = parameters.read("limit", text -> PageRequest.limit(text, most), tooMany);
        parameters.check();
        var filter = new Filter(from, to, status, folder);
        Optional<Place> after = parameters.read("cursor", new PaymentListCursor(establishment, filter)::decode,
                FieldFault.CURSOR_UNKNOWN);
        parameters.check();
        return new PaymentListRequest(establishment, filter, limit.orElse(PageRequest.DEFAULT), after);
    }

    /** The cursor that asks for what comes after this place. */
    public String cursor(Place place) {
        return new PaymentListCursor(establishment, filter).encoded(place);
    }

    /** The same query with this cursor, as a relative reference: whatever the address is, it stays the same. */
    public String next(String cursor) {
        return "?" + Stream.of(filter.from().map(from -> "from=" + from), filter.to().map(to -> "to=" + to),
                        filter.status().map(status -> "status=" + status), filter.folder().map(folder -> "folderId=" + folder),
                        Optional.of("limit=" + limit), Optional.of("cursor=" + cursor))
                .flatMap(Optional::stream)
                .collect(Collectors.joining("&"));
    }

    private static Optional<PaymentStatus> status(String text) {
        return Stream.of(PaymentStatus.values()).filter(status -> status.name().equals(text)).findFirst();
    }
}
