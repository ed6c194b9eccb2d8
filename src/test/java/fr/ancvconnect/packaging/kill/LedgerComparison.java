package fr.ancvconnect.packaging.kill;

import fr.ancvconnect.packaging.kill.SentRequests.Order;
import fr.ancvconnect.packaging.kill.ServiceLedger.Folder;
import fr.ancvconnect.packaging.kill.ServiceLedger.ReportedPayment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Compares the service's ledger with ANCV's after all payments have settled. Each difference contains both
 * entries.
 */
public record LedgerComparison(ServiceLedger service, AncvLedger ancv, SentRequests orders) {

    /** The differences; empty if the ledgers agree. */
    public List<String> differences() {
        var differences = new ArrayList<>(orders.duplicates());
        service.folders().forEach(folder -> compare(folder, differences));
        findUnknownTransactions(differences);
        compareBalances(differences);
        findLostResponses(differences);
        return differences;
    }

    private void compare(Folder folder, List<String> differences) {
        List<ReportedPayment> payments = folder.payments();
        payments.forEach(payment -> compare(payment, differences));
        long paid = payments.stream().mapToLong(ReportedPayment::paidCents).sum();
        check(
                folder.cents("paid") == paid
                        && folder.cents("pending") == 0
                        && folder.cents("available") == folder.cents("total") - paid
                        && folder.cents("balance") == folder.cents("total") - paid,
                "The sums of " + folder + " differ from those of its payments, " + paid + " paid",
                differences);
    }

    private void compare(ReportedPayment payment, List<String> differences) {
        List<AncvLedger.Entry> transactions = ancv.of(payment.id());
        long charged =
                transactions.stream().mapToLong(AncvLedger.Entry::chargedCents).sum();
        String entries = "\n  service: " + payment + "\n  ANCV: " + transactions;
        check(transactions.size() <= 1, "Two transactions of one payment" + entries, differences);
        check(payment.isSettled(), "Not settled" + entries, differences);
        check(
                payment.paidCents() == charged,
                "The service shows as paid " + payment.paidCents() + ", charged at ANCV " + charged + entries,
                differences);
        check(
                !payment.refund().equals("RE_CREDITED")
                        || transactions.stream().allMatch(entry -> entry.state().equals("CANCELLED")),
                "Re-credited only in the service" + entries,
                differences);
        check(payment.view().path("attention").isNull(), "Needs attention" + entries, differences);
        check(
                payment.lastHistoryStatus().equals(payment.status()),
                "The last history entry has another status" + entries,
                differences);
    }

    /** Every transaction at ANCV must have a payment that was written before it. */
    private void findUnknownTransactions(List<String> differences) {
        Set<String> knownPayments = service.payments().map(ReportedPayment::id).collect(Collectors.toSet());
        ancv.all().stream()
                .filter(entry -> !entry.isProbe() && !knownPayments.contains(entry.payment()))
                .forEach(entry -> differences.add("Only at ANCV: " + entry));
    }

    private void compareBalances(List<String> differences) {
        Map<String, Order> orderByPayment = orders.byPayment();
        Map<String, Long> paid = service.payments()
                .filter(payment -> orderByPayment.containsKey(payment.id()))
                .collect(Collectors.groupingBy(
                        payment -> orderByPayment.get(payment.id()).beneficiary(),
                        Collectors.summingLong(ReportedPayment::paidCents)));
        var customers = new TreeSet<>(ancv.customers());
        customers.addAll(orders.beneficiaries());
        for (String customer : customers) {
            check(
                    ancv.spentCents(customer) == paid.getOrDefault(customer, 0L),
                    "The balance of " + customer + " decreased by " + ancv.spentCents(customer)
                            + ", paid in the service " + paid.getOrDefault(customer, 0L),
                    differences);
        }
    }

    /** Every payment that a client received exists exactly once. A payment that no client received must not be charged. */
    private void findLostResponses(List<String> differences) {
        Map<String, Long> paymentCounts = service.payments()
                .map(ReportedPayment::id)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        Map<String, Order> orderByPayment = orders.byPayment();
        orderByPayment.forEach((id, order) -> check(
                paymentCounts.getOrDefault(id, 0L) == 1,
                paymentCounts.getOrDefault(id, 0L) + " times in the service, returned as payment " + id + ": " + order,
                differences));
        paymentCounts.keySet().stream()
                .filter(id -> !orderByPayment.containsKey(id) && !ancv.of(id).isEmpty())
                .forEach(id -> check(
                        ancv.of(id).getFirst().chargedCents() == 0,
                        "Charged, but no client received " + id,
                        differences));
    }

    private static void check(boolean isExpected, String difference, List<String> differences) {
        if (!isExpected) {
            differences.add(difference);
        }
    }
}
