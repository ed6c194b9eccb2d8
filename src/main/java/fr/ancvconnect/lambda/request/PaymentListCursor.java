package fr.ancvconnect.lambda.request;

import fr.ancvconnect.app.folder.EstablishmentPayments.Filter;
import fr.ancvconnect.app.folder.EstablishmentPayments.Place;
import fr.ancvconnect.domain.EstablishmentId;
import fr.ancvconnect.domain.FolderId;
import fr.ancvconnect.domain.Sha256;
import fr.ancvconnect.domain.payment.PaymentId;
import fr.ancvconnect.domain.payment.PaymentStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The place in an establishment's list of payments after which the next page begins. It works for that query only. */
record PaymentListCursor(EstablishmentId establishment, Filter filter) {

    private static final int LINES = 4;

    /** The cursor of a place in this query, as callers are given it. */
    String encoded(Place place) {
        return OpaqueToken.of(query(), Long.toString(place.requestedAt().toEpochMilli()), place.folder().value(),
                place.payment().value());
    }

    /** Reads one; empty for another query's, for anything that this query could not have led to, and for another spelling. */
    Optional<Place> decode(String encoded) {
        List<String> lines = OpaqueToken.lines(encoded);
        if (lines.size() != LINES || !lines.get(0).equals(query()) || !lines.get(1).matches("-?[0-9]{1,15}")
                || !FolderId.isWellFormed(lines.get(2)) || !PaymentId.isWellFormed(lines.get(3))) {
            return Optional.empty();
        }
        Instant requestedAt = Instant.ofEpochMilli(Long.parseLong(lines.get(1)));
        return Optional.of(new Place(requestedAt, new FolderId(lines.get(2)), new PaymentId(lines.get(3))))
                .filter(place -> Filter.isWellFormed(requestedAt) && filter.spans(requestedAt) && encoded(place).equals(encoded));
    }

    /** Tells queries apart: the same for each way to write the same one. */
    private String query() {
        return Sha256.hex(String.join("\n", establishment.value(), filter.from().map(Instant::toString).orElse(""),
                filter.to().map(Instant::toString).orElse(""), filter.status().map(PaymentStatus::name).orElse(""),
                filter.folder().map(FolderId::value).orElse("")));
    }
}
