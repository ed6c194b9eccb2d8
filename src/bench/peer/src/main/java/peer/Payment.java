package peer;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A payment. Amounts are in cents. */
record Payment(
        Request request,
        Secrets secrets,
        Status status,
        @Nullable Transaction transaction,
        @Nullable Confirmation confirmation,
        long version) {

    enum Status {
        REQUESTED,
        PENDING,
        PAID,
        FAILED
    }

    /** What was requested. It never changes. */
    record Request(
            String folder,
            String id,
            String establishment,
            String ancvId,
            boolean byGuest,
            String by,
            long cents,
            String beneficiaryMask,
            Instant requestedAt) {}

    /** Hashes that recognize the beneficiary and the address of the notifications, and the id of the request's attempt. */
    record Secrets(String fingerprint, String addressHash, String attempt) {}

    /** ANCV's transaction. */
    record Transaction(String id, Instant expiresAt, Instant lifeEndsAt) {}

    /** The customer's confirmation. */
    record Confirmation(long cents, Instant paidAt) {}

    /** An entry of the history. */
    record HistoryEntry(long version, Instant at, Status status, String by) {}

    /** A payment with its history, oldest entry first. */
    record WithHistory(Payment payment, List<HistoryEntry> history) {}

    /** A folder, as far as a start needs it. Amounts are in cents. */
    record Folder(String id, String establishment, boolean open, long available, List<Instant> guestStarts) {

        /** The latest starts of guests after a new one, at most 10. */
        List<Instant> guestStartsWith(Instant start) {
            return Stream.concat(guestStarts.stream().skip(Math.max(0, guestStarts.size() - 9)), Stream.of(start))
                    .toList();
        }
    }

    /** An establishment, as far as a start needs it. */
    record Establishment(String id, String name, @Nullable String ancvId, boolean prepaid) {}

    Payment requestedAtAncv(Transaction created) {
        return new Payment(request, secrets, Status.REQUESTED, created, null, version + 1);
    }

    Payment pending() {
        return new Payment(request, secrets, Status.PENDING, transaction, null, version + 1);
    }

    Payment paid(Confirmation confirmed) {
        return new Payment(request, secrets, Status.PAID, transaction, confirmed, version + 1);
    }

    Payment failed() {
        return new Payment(request, secrets, Status.FAILED, transaction, null, version + 1);
    }
}
