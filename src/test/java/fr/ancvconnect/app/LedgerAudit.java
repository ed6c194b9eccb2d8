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

    private static final Set<AncvState> CREDITED =
            Set.of(AncvState.AUTHORIZED, AncvState.VALIDATED, AncvState.CONSIGNED, AncvState.PAID);
    /** Longer than the longest delay between two checks. */
    private static final Duration LONG_ENOUGH = Duration.ofMinutes(16);

    private static final int MOST_SWEEPS = 12;

    private final ServiceFixture service;

    public LedgerAudit(ServiceFixture service) {
        this.service = service;
    }

    /**
     * Checks that the folder's sums are those of its payments, and that the last entry of each history has the payment's status.
     * This holds at any time.
     */
    public void addUp(FolderId id) {
        addUp(service.whole(id));
    }

    private static void addUp(FolderWithPayments whole) {
        BookingFolder folder = whole.folder();
        ReservedAmount sum = whole.payments().stream()
                .map(story -> ReservedAmount.of(story.payment().payment()))
                .reduce(ReservedAmount.NONE, ReservedAmount::plus);
        assertThat(new ReservedAmount(
                        folder.sums().pending().cents(),
                        folder.sums().paid().cents(),
                        folder.live(),
                        folder.guestRateLimit().pending()))
                .as("sums of %s", folder.id())
                .isEqualTo(sum);
        assertThat(folder.payments()).isEqualTo(whole.payments().size());
        whole.payments().forEach(LedgerAudit::isToldWhole);
    }

    /** Sweeps until no payment of these folders is due, and then compares each folder with ANCV's ledger. */
    public void close(List<FolderId> folders) {
        for (int count = 0;
                count < MOST_SWEEPS && folders.stream().map(service::whole).anyMatch(LedgerAudit::isDue);
                count++) {
            service.sweepAfter(LONG_ENOUGH);
        }
        assertThat(service.ancv.reCredited).doesNotHaveDuplicates();
        folders.stream().map(service::whole).forEach(whole -> {
            assertThat(whole).matches(each -> !isDue(each), "nothing is due any more");
            addUp(whole);
            agreesWithAncv(whole);
        });
    }

    /** Returns the statuses of the folder's payments, in alphabetical order. */
    public String statuses(FolderId folder) {
        return ScriptedCallers.statuses(service.whole(folder));
    }

    /** Returns the history entries of the folder's only payment. */
    public List<String> history(FolderId folder) {
        return service.history(folder);
    }

    private static boolean isDue(FolderWithPayments whole) {
        return whole.payments().stream()
                .anyMatch(each -> each.payment().nextCheck().dueAt().isPresent());
    }

    private static void isToldWhole(PaymentWithHistory story) {
        List<HistoryEntry> lines = story.history();
        assertThat(lines.getFirst().status()).isEqualTo(PaymentStatus.REQUESTED);
        assertThat(lines.getLast().status()).isEqualTo(story.payment().payment().status());
        assertThat(lines.stream().map(line -> line.status() + " " + line.by() + " " + line.reason()))
                .doesNotHaveDuplicates();
    }

    private void agreesWithAncv(FolderWithPayments whole) {
        List<Payment> payments = whole.payments().stream()
                .map(story -> story.payment().payment())
                .toList();
        assertThat(whole.folder().sums().pending().cents()).isZero();
        assertThat(whole.folder().sums().paid().cents())
                .isEqualTo(payments.stream()
                        .flatMap(this::recordsOf)
                        .mapToLong(LedgerAudit::credited)
                        .sum());
        payments.forEach(payment -> recordsOf(payment).forEach(found -> agree(payment, found)));
    }

    private Stream<AncvTransaction> recordsOf(Payment payment) {
        return service.ancv.ledger.values().stream()
                .filter(found -> found.paymentId()
                        .equals(Optional.of(payment.request().id().value())));
    }

    /** A transaction that is not stored in the payment must have no payer. */
    private static void agree(Payment payment, AncvTransaction found) {
        boolean known = payment.transaction()
                .filter(authorization -> authorization.transaction().equals(found.id()))
                .isPresent();
        if (!known) {
            assertThat(found.state()).isEqualTo(AncvState.INITIALIZED);
            return;
        }
        boolean givenBack = found.state() == AncvState.CANCELLED && sum(found) > 0;
        assertThat(ReservedAmount.of(payment).paid()).isEqualTo(credited(found));
        assertThat(payment.refund().filter(Refund.ReCredited.class::isInstance).isPresent())
                .isEqualTo(givenBack);
        payment.confirmation()
                .ifPresent(told -> assertThat(told.amount().cents()).isEqualTo(sum(found)));
    }

    private static long credited(AncvTransaction found) {
        return CREDITED.contains(found.state()) ? sum(found) : 0;
    }

    private static long sum(AncvTransaction found) {
        return found.authorizations().stream().mapToLong(Authorization::cents).sum();
    }
}
