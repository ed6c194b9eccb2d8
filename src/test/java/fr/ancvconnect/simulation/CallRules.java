package fr.ancvconnect.simulation;

import fr.ancvconnect.app.InMemoryStore;
import fr.ancvconnect.app.ancv.AncvApi.NewTransaction;
import fr.ancvconnect.app.payment.VersionedPayment;
import fr.ancvconnect.domain.FolderId;
import fr.ancvconnect.domain.Money;
import fr.ancvconnect.domain.ancv.AncvTransactionId;
import fr.ancvconnect.domain.payment.PaymentId;
import fr.ancvconnect.domain.payment.state.Payment;
import fr.ancvconnect.domain.payment.state.Payment.Ended;
import fr.ancvconnect.domain.payment.state.Payment.Paid;
import fr.ancvconnect.domain.payment.state.Payment.Refusing;
import fr.ancvconnect.domain.payment.state.Payment.Reversing;
import fr.ancvconnect.domain.payment.state.Payment.Withdrawing;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Checks the calls to ANCV: an intent is stored before each call, and calls that must not repeat are sent once. */
final class CallRules {

    private record Claim(String actor, PaymentId payment) {}

    private final InMemoryStore store;
    private final Set<PaymentId> created = new HashSet<>();
    private final Set<PaymentId> payerNamed = new HashSet<>();
    private final Set<Claim> claims = new HashSet<>();
    private final Set<PaymentId> reversalIntended = new HashSet<>();
    private final Map<PaymentId, Long> forbiddenSince = new HashMap<>();
    private final VirtualScheduler time;

    CallRules(InMemoryStore store, VirtualScheduler time) {
        this.store = store;
        this.time = time;
    }

    void written(VersionedPayment written) {
        Payment payment = written.payment();
        PaymentId id = payment.request().id();
        boolean ordered = written.nextCheck().isCancellationOrdered();
        if (ordered || payment instanceof Withdrawing || payment instanceof Reversing || payment instanceof Ended) {
            reversalIntended.add(id);
        }
        RuleViolation.unless(
                !(payment instanceof Refusing) || !forbiddenSince.containsKey(id),
                "a refusal is not attempted again after ANCV forbade it",
                TraceFormat.of(payment));
        if (ordered || !(payment instanceof Paid paid)) {
            forbiddenSince.remove(id);
        } else if (paid.isReCreditForbidden()) {
            forbiddenSince.putIfAbsent(id, time.now());
        }
    }

    void beforeCreate(NewTransaction order) {
        var id = new PaymentId(order.paymentId());
        Optional<Payment> stored = store.find(new FolderId(order.orderId()), id).map(VersionedPayment::payment);
        RuleViolation.unless(
                stored.filter(payment -> payment.transaction().isEmpty()).isPresent(),
                "no create call without a stored intent",
                id);
        RuleViolation.unless(created.add(id), "a payment is created once at ANCV", id);
        RuleViolation.unless(
                SimulationWorld.MINIMUM.isMetBy(order.amount()), "no amount below the minimum is sent to ANCV", id);
    }

    void beforeNamePayer(AncvTransactionId transaction, Money amount) {
        Optional<Payment> stored = store.findByTransaction(transaction).map(VersionedPayment::payment);
        RuleViolation.unless(stored.isPresent(), "no payer is named before the transaction id is written", transaction);
        Payment payment = stored.orElseThrow();
        RuleViolation.unless(
                payment.request().amount().equals(amount), "the payer call has the requested amount", transaction);
        RuleViolation.unless(payerNamed.add(payment.request().id()), "a payer call is sent once", transaction);
    }

    /** A sweep postponed the next check in a conditional write on the version, so that only this sweep does the check. */
    void claimed(String actor, PaymentId payment) {
        claims.add(new Claim(actor, payment));
    }

    void beforeRead(String actor, AncvTransactionId transaction) {
        boolean claimed = !actor.startsWith(RequestSchedule.SWEEP)
                || store.findByTransaction(transaction)
                        .filter(read -> claims.contains(
                                new Claim(actor, read.payment().request().id())))
                        .isPresent();
        RuleViolation.unless(claimed, "a sweep claims a payment before it checks it", actor, transaction);
    }

    void beforeCancel(AncvTransactionId transaction) {
        Optional<Payment> stored = store.findByTransaction(transaction).map(VersionedPayment::payment);
        RuleViolation.unless(
                stored.filter(payment ->
                                reversalIntended.contains(payment.request().id()))
                        .isPresent(),
                "no cancellation at ANCV without a stored intent",
                transaction,
                stored.map(TraceFormat::of).orElse("unknown"));
        Long since = forbiddenSince.get(stored.orElseThrow().request().id());
        RuleViolation.unless(
                since == null || time.currentStartedAt() <= since,
                "no cancellation is attempted again after ANCV forbade it",
                time.currentActor(),
                transaction);
    }
}
