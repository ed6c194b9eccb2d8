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

    private record Claim(String who, PaymentId payment) {}

    private final InMemoryStore store;
    private final Set<PaymentId> created = new HashSet<>();
    private final Set<PaymentId> named = new HashSet<>();
    private final Set<Claim> claims = new HashSet<>();
    private final Set<PaymentId> givenUp = new HashSet<>();
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
            givenUp.add(id);
        }
        RuleViolation.unless(
                !(payment instanceof Refusing) || !forbiddenSince.containsKey(id),
                "a refusal is not attempted again once ANCV forbade it",
                TraceFormat.of(payment));
        if (ordered || !(payment instanceof Paid)) {
            forbiddenSince.remove(id);
        } else if (((Paid) payment).isReCreditForbidden()) {
            forbiddenSince.putIfAbsent(id, time.now());
        }
    }

    void creating(NewTransaction order) {
        var id = new PaymentId(order.paymentId());
        Optional<Payment> stored = store.find(new FolderId(order.orderId()), id).map(VersionedPayment::payment);
        RuleViolation.unless(
                stored.filter(payment -> payment.transaction().isEmpty()).isPresent(),
                "no create at ANCV without an intent",
                id);
        RuleViolation.unless(created.add(id), "a payment is created at ANCV once", id);
        RuleViolation.unless(
                SimulationWorld.MINIMUM.isMetBy(order.amount()), "no less than the minimum is asked of ANCV", id);
    }

    void naming(AncvTransactionId transaction, Money amount) {
        Optional<Payment> stored = store.findByTransaction(transaction).map(VersionedPayment::payment);
        RuleViolation.unless(
                stored.isPresent(), "no payer is named before the transaction's id is written", transaction);
        Payment payment = stored.orElseThrow();
        RuleViolation.unless(
                payment.request().amount().equals(amount), "the payer is asked for what was asked", transaction);
        RuleViolation.unless(named.add(payment.request().id()), "a payer call is never sent again", transaction);
    }

    /** A sweep postponed the next check in a conditional write on the version, so that only this sweep does the check. */
    void claimed(String who, PaymentId payment) {
        claims.add(new Claim(who, payment));
    }

    void reading(String who, AncvTransactionId transaction) {
        boolean claimed = !who.startsWith(RequestSchedule.SWEEP)
                || store.findByTransaction(transaction)
                        .filter(read -> claims.contains(
                                new Claim(who, read.payment().request().id())))
                        .isPresent();
        RuleViolation.unless(
                claimed, "a sweep pushes the next look back before it works on a payment", who, transaction);
    }

    void cancelling(AncvTransactionId transaction) {
        Optional<Payment> stored = store.findByTransaction(transaction).map(VersionedPayment::payment);
        RuleViolation.unless(
                stored.filter(payment -> givenUp.contains(payment.request().id()))
                        .isPresent(),
                "no cancellation at ANCV before its intent is written",
                transaction,
                stored.map(TraceFormat::of).orElse("unknown"));
        Long since = forbiddenSince.get(stored.orElseThrow().request().id());
        RuleViolation.unless(
                since == null || time.since() <= since,
                "no cancellation at ANCV is attempted again once it was forbidden",
                time.who(),
                transaction);
    }
}
