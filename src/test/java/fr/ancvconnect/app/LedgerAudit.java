package fr.ancvconnect.app;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.app.folder.FolderWithPayments;
import fr.ancvconnect.app.payment.PaymentWithHistory;
import fr.ancvconnect.domain.FolderId;
import fr.ancvconnect.domain.ancv.AncvState;
import fr.ancvconnect.domain.ancv.AncvTransaction;
import fr.ancvconnect.domain.ancv.AncvTransaction.Authorization;
import fr.ancvconnect.domain.folder.BookingFolder;
import fr.ancvconnect.domain.payment.HistoryEntry;
import fr.ancvconnect.domain.payment.PaymentStatus;
import fr.ancvconnect.domain.payment.Refund;
import fr.ancvconnect.domain.payment.state.Payment;
import fr.ancvconnect.domain.payment.state.ReservedAmount;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Checks that the stored folders and payments are consistent, and that they agree with ANCV's ledger. */
public final class LedgerAudit {

    private static final Set<AncvState> HELD =
            Set.of(AncvState.AUTHORIZED, AncvState.VALIDATED, AncvState.CONSIGNED, AncvState.PAID);
    /** Longer than the maximum delay between two checks. */
    private static final Duration MAX_CHECK_DELAY = Duration.ofMinutes(16);

    private static final int MAX_SWEEPS = 12;

    private final ServiceFixture service;

    public LedgerAudit(ServiceFixture service) {
        this.service = service;
    }

    /**
     * Checks that the folder's sums are those of its payments, and that the last entry of each history has the payment's status.
     * This holds at any time.
     */
    public void checkSums(FolderId id) {
        checkSums(service.folderWithPayments(id));
    }

    private static void checkSums(FolderWithPayments folderWithPayments) {
        BookingFolder folder = folderWithPayments.folder();
        ReservedAmount sum = folderWithPayments.payments().stream()
                .map(payment -> ReservedAmount.of(payment.payment().payment()))
                .reduce(ReservedAmount.NONE, ReservedAmount::plus);
        assertThat(new ReservedAmount(
                        folder.sums().pending().cents(),
                        folder.sums().paid().cents(),
                        folder.live(),
                        folder.guestRateLimit().pending()))
                .as("sums of %s", folder.id())
                .isEqualTo(sum);
        assertThat(folder.payments()).isEqualTo(folderWithPayments.payments().size());
        folderWithPayments.payments().forEach(LedgerAudit::assertConsistentHistory);
    }

    /** Sweeps until no payment of these folders is due, and then compares each folder with ANCV's ledger. */
    public void settleAndCompare(List<FolderId> folders) {
        for (int count = 0;
                count < MAX_SWEEPS
                        && folders.stream().map(service::folderWithPayments).anyMatch(LedgerAudit::isDue);
                count++) {
            service.sweepAfter(MAX_CHECK_DELAY);
        }
        assertThat(service.ancv.reCredited).doesNotHaveDuplicates();
        folders.stream().map(service::folderWithPayments).forEach(folderWithPayments -> {
            assertThat(folderWithPayments).matches(each -> !isDue(each), "no payment is due");
            checkSums(folderWithPayments);
            compareWithAncv(folderWithPayments);
        });
    }

    /** Returns the statuses of the folder's payments, in alphabetical order. */
    public String statuses(FolderId folder) {
        return ScriptedCallers.statuses(service.folderWithPayments(folder));
    }

    /** Returns the history entries of the folder's only payment. */
    public List<String> history(FolderId folder) {
        return service.history(folder);
    }

    private static boolean isDue(FolderWithPayments folderWithPayments) {
        return folderWithPayments.payments().stream()
                .anyMatch(each -> each.payment().nextCheck().dueAt().isPresent());
    }

    private static void assertConsistentHistory(PaymentWithHistory payment) {
        List<HistoryEntry> entries = payment.history();
        assertThat(entries.getFirst().status()).isEqualTo(PaymentStatus.REQUESTED);
        assertThat(entries.getLast().status())
                .isEqualTo(payment.payment().payment().status());
        assertThat(entries.stream().map(entry -> entry.status() + " " + entry.by() + " " + entry.reason()))
                .doesNotHaveDuplicates();
    }

    private void compareWithAncv(FolderWithPayments folderWithPayments) {
        List<Payment> payments = folderWithPayments.payments().stream()
                .map(payment -> payment.payment().payment())
                .toList();
        assertThat(folderWithPayments.folder().sums().pending().cents()).isZero();
        assertThat(folderWithPayments.folder().sums().paid().cents())
                .isEqualTo(payments.stream()
                        .flatMap(this::transactionsOf)
                        .mapToLong(LedgerAudit::held)
                        .sum());
        payments.forEach(payment -> transactionsOf(payment).forEach(transaction -> compare(payment, transaction)));
    }

    private Stream<AncvTransaction> transactionsOf(Payment payment) {
        return service.ancv.ledger.values().stream()
                .filter(transaction -> transaction
                        .paymentId()
                        .equals(Optional.of(payment.request().id().value())));
    }

    /** A transaction that is not stored in the payment must have no payer. */
    private static void compare(Payment payment, AncvTransaction transaction) {
        boolean stored = payment.transaction()
                .filter(authorization -> authorization.transaction().equals(transaction.id()))
                .isPresent();
        if (!stored) {
            assertThat(transaction.state()).isEqualTo(AncvState.INITIALIZED);
            return;
        }
        boolean reCredited = transaction.state() == AncvState.CANCELLED && sum(transaction) > 0;
        assertThat(ReservedAmount.of(payment).paid()).isEqualTo(held(transaction));
        assertThat(payment.refund().filter(Refund.ReCredited.class::isInstance).isPresent())
                .isEqualTo(reCredited);
        payment.confirmation()
                .ifPresent(confirmed -> assertThat(confirmed.amount().cents()).isEqualTo(sum(transaction)));
    }

    private static long held(AncvTransaction transaction) {
        return HELD.contains(transaction.state()) ? sum(transaction) : 0;
    }

    private static long sum(AncvTransaction transaction) {
        return transaction.authorizations().stream()
                .mapToLong(Authorization::cents)
                .sum();
    }
}
