package fr.ancvconnect.app.folder;

import fr.ancvconnect.app.payment.VersionedPayment;
import fr.ancvconnect.domain.EstablishmentId;
import fr.ancvconnect.domain.FolderId;
import fr.ancvconnect.domain.payment.PaymentId;
import fr.ancvconnect.domain.payment.PaymentRequest;
import fr.ancvconnect.domain.payment.PaymentStatus;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The payments of an establishment across its folders, newest first (by {@code requestedAt}, then id). */
public interface EstablishmentPayments {

    /**
     * Reads one page with one query. The result is eventually consistent. A page can be short or empty although there
     * is a next page.
     *
     * @param limit the maximum number of payments
     * @param after the end of the previous page; empty for the first page. Its instant must be in the range of the
     *              filter
     */
    PaymentPage page(EstablishmentId establishment, Filter filter, int limit, Optional<PaymentPosition> after);

    /**
     * The filter of the list. An empty field matches every payment.
     *
     * @param from the start of the range of {@code requestedAt}, inclusive, in whole milliseconds, year 0 to 9999
     * @param to   the end of the range, exclusive, in the same form; the range is empty if it is not after {@code from}
     */
    record Filter(
            Optional<Instant> from, Optional<Instant> to, Optional<PaymentStatus> status, Optional<FolderId> folder) {

        public static final Instant EARLIEST = Instant.parse("0000-01-01T00:00:00Z");
        public static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");

        public Filter {
            if (!Stream.concat(from.stream(), to.stream()).allMatch(Filter::isWellFormed)) {
                throw new IllegalArgumentException("Not a valid instant for a filter");
            }
        }

        /** A filter that matches every payment. */
        public static Filter all() {
            return new Filter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        }

        /** Whether an instant is allowed as {@code from} or {@code to}. */
        public static boolean isWellFormed(Instant at) {
            return at.truncatedTo(ChronoUnit.MILLIS).equals(at) && !at.isBefore(EARLIEST) && !at.isAfter(LATEST);
        }

        /** Whether {@code requestedAt} is in the range of the filter. */
        public boolean spans(Instant requestedAt) {
            return from.stream().noneMatch(requestedAt::isBefore) && to.stream().allMatch(requestedAt::isBefore);
        }

        /** Whether the range of the filter is empty. */
        public boolean spansNothing() {
            return from.isPresent() && !spans(from.get());
        }
    }

    /** The last payment of a page. */
    record PaymentPosition(Instant requestedAt, FolderId folder, PaymentId payment) {

        /** The place of this payment. */
        public static PaymentPosition of(VersionedPayment payment) {
            PaymentRequest request = payment.payment().request();
            return new PaymentPosition(request.requestedAt(), request.folder(), request.id());
        }
    }

    /**
     * A page of the list.
     *
     * @param end the place after which the next page starts; empty for the last page
     */
    record PaymentPage(List<VersionedPayment> payments, Optional<PaymentPosition> end) {

        public PaymentPage {
            payments = List.copyOf(payments);
        }
    }
}
