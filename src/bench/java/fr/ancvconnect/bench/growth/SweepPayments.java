package fr.ancvconnect.bench.growth;

import fr.ancvconnect.app.payment.PaymentStore;
import fr.ancvconnect.app.payment.VersionedPayment;
import fr.ancvconnect.domain.FolderId;
import fr.ancvconnect.domain.ancv.AncvTransactionId;
import fr.ancvconnect.domain.folder.BookingFolder;
import fr.ancvconnect.domain.link.LinkDecision;
import fr.ancvconnect.domain.link.PaymentLink;
import fr.ancvconnect.domain.payment.HistoryEntry;
import fr.ancvconnect.domain.payment.PaymentId;
import fr.ancvconnect.domain.payment.PaymentLinkId;
import fr.ancvconnect.domain.payment.check.NextCheck;
import fr.ancvconnect.domain.payment.decision.Decision;
import java.util.Optional;

/** The part of the store that a sweep without conflicts uses. */
abstract class SweepPayments implements PaymentStore {

    @Override
    public FolderAndPayment findBoth(FolderId folder, PaymentId payment, Optional<PaymentLinkId> link) {
        throw notOfASweep();
    }

    @Override
    public Optional<VersionedPayment> find(FolderId folder, PaymentId payment) {
        throw notOfASweep();
    }

    @Override
    public Optional<PaymentLink> findLink(FolderId folder, PaymentLinkId link) {
        throw notOfASweep();
    }

    @Override
    public Optional<VersionedPayment> findByTransaction(AncvTransactionId transaction) {
        throw notOfASweep();
    }

    @Override
    public Started start(
            VersionedPayment payment, HistoryEntry entry, BookingFolder read, Optional<LinkDecision.Changed> link) {
        throw notOfASweep();
    }

    private static AssertionError notOfASweep() {
        return new AssertionError("A sweep must not use this method if there is no conflict");
    }

    /** Rejects all claims, as if another sweep checked the payments first. A sweep then reads all due payments and no more. */
    static final class RejectedClaims extends SweepPayments {

        @Override
        public Optional<VersionedPayment> reschedule(VersionedPayment read, NextCheck nextCheck) {
            return Optional.empty();
        }

        @Override
        public Optional<VersionedPayment> apply(
                VersionedPayment read, Decision.Changed decision, Optional<LinkDecision.Changed> link) {
            throw notOfASweep();
        }
    }
}
