package fr.ancvconnect.packaging.kill;

import fr.ancvconnect.packaging.kill.SentRequests.Order;
import fr.ancvconnect.packaging.kill.ServiceLedger.Folder;
import fr.ancvconnect.packaging.kill.ServiceLedger.Payment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Compares the service's ledger with ANCV's after all payments have settled. Each difference is one finding with both
 * entries.
 */
record LedgerComparison(ServiceLedger service, AncvLedger ancv, SentRequests orders) {

    /** The differences; empty if the ledgers agree. */
    List<String> differences() {
        var found = new ArrayList<>(orders.twice());
        service.folders().forEach(folder -> look(folder, found));
        lookForStrangers(found);
        lookAtCustomers(found);
        lookForLostAnswers(found);
        return found;
    }

    private void look(Folder folder, List<String> found) {
        List<Payment> payments = folder.payments();
        payments.forEach(payment -> look(payment, found));
        long paid = payments.stream().mapToLong(Payment::paidCents).sum();
        check(
                folder.cents("paid") == paid
                        && folder.cents("pending") == 0
                        && folder.cents("available") == folder.cents("total") - paid
                        && folder.cents("balance") == folder.cents("total") - paid,
                "The sums of " + folder + " are not those of its payments, " + paid + " paid",
                found);
    }

    private void look(Payment payment, List<String> found) {
        List<AncvLedger.Entry> there = ancv.of(payment.id());
        long charged = there.stream().mapToLong(AncvLedger.Entry::chargedCents).sum();
        String both = "\n  here: " + payment + "\n  ANCV: " + there;
        check(there.size() <= 1, "Two transactions of one payment" + both, found);
        check(payment.isSettled(), "Never settled" + both, found);
        check(
                payment.paidCents() == charged,
                "Paid here is " + payment.paidCents() + ", charged at ANCV " + charged + both,
                found);
        check(
                !payment.refund().equals("RE_CREDITED")
                        || there.stream().allMatch(entry -> entry.state().equals("CANCELLED")),
                "Re-credited here alone" + both,
                found);
        check(payment.view().path("attention").isNull(), "Needs attention" + both, found);
        check(payment.lastTold().equals(payment.status()), "Its history ends otherwise" + both, found);
    }

    /** Every transaction at ANCV must have a payment that was written before it. */
    private void lookForStrangers(List<String> found) {
        Set<String> known = service.payments().map(Payment::id).collect(Collectors.toSet());
        ancv.all().stream()
                .filter(entry -> !entry.isProbe() && !known.contains(entry.payment()))
                .forEach(entry -> found.add("At ANCV alone: " + entry));
    }

    private void lookAtCustomers(List<String> found) {
        Map<String, Order> wanted = orders.byPayment();
        Map<String, Long> paid = service.payments()
                .filter(payment -> wanted.containsKey(payment.id()))
                .collect(Collectors.groupingBy(
                        payment -> wanted.get(payment.id()).beneficiary(), Collectors.summingLong(Payment::paidCents)));
        for (String customer : RandomClients.customers()) {
            check(
                    ancv.spentCents(customer) == paid.getOrDefault(customer, 0L),
                    "The balance of " + customer + " lacks " + ancv.spentCents(customer) + ", paid here "
                            + paid.getOrDefault(customer, 0L),
                    found);
        }
    }

    /** Every payment that a client received exists exactly once. A payment that no client received must not be charged. */
    private void lookForLostAnswers(List<String> found) {
        Map<String, Long> here = service.payments()
                .map(Payment::id)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        Map<String, Order> told = orders.byPayment();
        told.forEach((id, order) -> check(
                here.getOrDefault(id, 0L) == 1,
                here.getOrDefault(id, 0L) + " times here, told as payment " + id + ": " + order,
                found));
        here.keySet().stream()
                .filter(id -> !told.containsKey(id) && !ancv.of(id).isEmpty())
                .forEach(id -> check(
                        ancv.of(id).getFirst().chargedCents() == 0, "Charged, and nobody was told of " + id, found));
    }

    private static void check(boolean well, String finding, List<String> found) {
        if (!well) {
            found.add(finding);
        }
    }
}
