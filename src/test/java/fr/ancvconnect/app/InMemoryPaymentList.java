package fr.ancvconnect.app;

import fr.ancvconnect.app.folder.EstablishmentPayments.Filter;
import fr.ancvconnect.app.folder.EstablishmentPayments.Page;
import fr.ancvconnect.app.folder.EstablishmentPayments.Place;
import fr.ancvconnect.app.payment.VersionedPayment;
import fr.ancvconnect.domain.payment.state.Payment;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Pages of an establishment's payments, in memory. */
record InMemoryPaymentList(Stream<VersionedPayment> all) {

    private static final Comparator<Place> NEWEST_FIRST = Comparator.comparing(Place::requestedAt)
            .thenComparing(place -> place.payment().value())
            .reversed();

    Page page(Filter filter, int limit, Optional<Place> after) {
        List<VersionedPayment> rest = all.filter(payment -> isAskedFor(payment.payment(), filter))
                .filter(payment -> after.stream().allMatch(place -> NEWEST_FIRST.compare(place, Place.of(payment)) < 0))
                .sorted(Comparator.comparing(Place::of, NEWEST_FIRST))
                .toList();
        List<VersionedPayment> given = rest.stream().limit(limit).toList();
        return new Page(given, given.size() < rest.size() ? Optional.of(Place.of(given.getLast())) : Optional.empty());
    }

    private static boolean isAskedFor(Payment payment, Filter filter) {
        return filter.spans(payment.request().requestedAt())
                && filter.status().stream().allMatch(payment.status()::equals)
                && filter.folder().stream().allMatch(payment.request().folder()::equals);
    }
}
