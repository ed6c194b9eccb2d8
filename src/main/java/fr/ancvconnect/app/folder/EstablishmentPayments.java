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

/** An establishment's payments across its folders, newest first (by {@code requestedAt}, then id). */
public interface EstablishmentPayments {

    /**
     * One page; may lag behind by a moment, and be short or even empty while there is a next one. One query.
     *
     * @param limit at most so many
     * @param after where the page before ended; empty for the first page. Its instant is one that the filter spans
     */
    Page page(EstablishmentId establishment, Filter filter, int limit, Optional<Place> after);

    /**
     * Which payments are asked for; empty means any.
     *
     * @param from the first instant of {@code requestedAt}, in whole milliseconds as that is, of a year from 0 to 9999
     * @param to   the first instant that is no more asked for, of the same form; not after {@code from} spans nothing
     */
    record Filter(Optional<Instant> from, Optional<Instant> to, Optional<PaymentStatus> status, Optional<FolderId> folder) {

        public static final Instant EARLIEST = Instant.parse("0000-01-01T00:00:00Z");
        public static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");

        public Filter {
            if (!Stream.concat(from.stream(), to.stream()).allMatch(Filter::isWellFormed)) {
                throw new IllegalArgumentException("Not an instant to filter by");
            }
        }

        /** Every payment. */
        public static Filter all() {
            return new Filter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        }

        /** Whether an instant can be {@code from} or {@code to}. */
        public static boolean isWellFormed(Instant at) {
            return at.truncatedTo(ChronoUnit.MILLIS).equals(at) && !at.isBefore(EARLIEST) && !at.isAfter(LATEST);
        }

        /** Whether payments that were requested at this instant are asked for. */
        public boolean spans(Instant requestedAt) {
            return from.stream().noneMatch(requestedAt::isBefore) && to.stream().allMatch(requestedAt::isBefore);
        }

        /** Whether no payment can be asked for. */
        public boolean spansNothing() {
            return from.isPresent() && !spans(from.get());
        }
    }

    /** The payment at which a page ended. */
    record Place(Instant requestedAt, FolderId folder, PaymentId payment) {

        /** The place of this payment. */
        public static Place of(VersionedPayment payment) {
            PaymentRequest request = payment.payment().request();
            return new Place(request.requestedAt(), request.folder(), request.id());
        }
    }

    /**
     * A part of the list.
     *
     * @param end the place after which the next page begins; empty when this was the last
     */
    record Page(List<VersionedPayment> payments, Optional<Place> end) {

        public Page {
            payments = List.copyOf(payments);
        }
    }
}
