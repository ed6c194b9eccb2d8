package fr.ancvconnect.app;

import fr.ancvconnect.app.folder.EstablishmentPayments.Filter;
import fr.ancvconnect.app.folder.EstablishmentPayments.PaymentPage;
import fr.ancvconnect.app.folder.EstablishmentPayments.PaymentPosition;
import fr.ancvconnect.app.payment.VersionedPayment;
import fr.ancvconnect.domain.payment.state.Payment;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Pages of an establishment's payments, in memory. */
record InMemoryPaymentList(Stream<VersionedPayment> all) {

    private static final Comparator<PaymentPosition> NEWEST_FIRST = Comparator.comparing(PaymentPosition::requestedAt)
            .thenComparing(position -> position.payment().value())
            .reversed();

    PaymentPage page(Filter filter, int limit, Optional<PaymentPosition> after) {
        List<VersionedPayment> remaining = all.filter(payment -> matches(payment.payment(), filter))
                .filter(payment -> after.stream()
                        .allMatch(position -> NEWEST_FIRST.compare(position, PaymentPosition.of(payment)) < 0))
                .sorted(Comparator.comparing(PaymentPosition::of, NEWEST_FIRST))
                .toList();
        List<VersionedPayment> page = remaining.stream().limit(limit).toList();
        return new PaymentPage(
                page,
                page.size() < remaining.size() ? Optional.of(PaymentPosition.of(page.getLast())) : Optional.empty());
    }

    private static boolean matches(Payment payment, Filter filter) {
        return filter.spans(payment.request().requestedAt())
                && filter.status().stream().allMatch(payment.status()::equals)
                && filter.folder().stream().allMatch(payment.request().folder()::equals);
    }
}
