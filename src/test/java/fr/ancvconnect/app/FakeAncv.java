package fr.ancvconnect.app;

import fr.ancvconnect.app.ports.Ancv;
import fr.ancvconnect.app.ports.AncvAnswer;
import fr.ancvconnect.app.ports.Deadline;
import fr.ancvconnect.domain.Beneficiary;
import fr.ancvconnect.domain.Money;
import fr.ancvconnect.domain.ancv.AncvErrorCode;
import fr.ancvconnect.domain.ancv.AncvState;
import fr.ancvconnect.domain.ancv.AncvTransaction;
import fr.ancvconnect.domain.ancv.AncvTransaction.Authorization;
import fr.ancvconnect.domain.ancv.AncvTransactionId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** ANCV's ledger in memory. Each kind of call can be made to answer otherwise, before or after it took effect. */
final class FakeAncv implements Ancv {

    /** What each creation asked for. */
    final List<Money> amounts = Collections.synchronizedList(new ArrayList<>());
    final List<String> calls = Collections.synchronizedList(new ArrayList<>());
    final Map<AncvTransactionId, AncvTransaction> ledger = new ConcurrentHashMap<>();
    /** The transactions whose money went back to the customer, each as often as it did. */
    final List<AncvTransactionId> reCredited = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, AncvAnswer> instead = new ConcurrentHashMap<>();
    private final Map<String, AncvAnswer> lost = new ConcurrentHashMap<>();
    private final Map<String, Runnable> during = new ConcurrentHashMap<>();
    private final Map<String, Runnable> onTheWay = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();
    private final String name = UUID.randomUUID().toString().substring(0, 8);
    private final InstantSource clock;

    FakeAncv(InstantSource clock) {
        this.clock = clock;
    }

    /** This call does nothing and answers so, from now on. */
    void answers(String call, AncvAnswer answer) {
        instead.put(call, answer);
    }

    /** This call takes effect, but answers so. */
    void takesEffectBut(String call, AncvAnswer answer) {
        lost.put(call, answer);
    }

    /** Something happens once, before the next answer to this call. */
    void meanwhile(String call, Runnable action) {
        during.put(call, action);
    }

    /** Something happens once, after this call took effect and before its answer arrives. */
    void onTheWayBack(String call, Runnable action) {
        onTheWay.put(call, action);
    }

    void behaves() {
        instead.clear();
        lost.clear();
    }

    /** What the next transaction will be called. */
    AncvTransactionId nextId() {
        return new AncvTransactionId(name + "-" + (count.get() + 1));
    }

    AncvTransaction only() {
        return ledger.values().iterator().next();
    }

    synchronized void becomes(AncvTransactionId id, AncvState state, long... cents) {
        AncvTransaction now = ledger.get(id);
        List<Authorization> parts = java.util.Arrays.stream(cents)
                .mapToObj(each -> new Authorization(each, Optional.of("978"), Optional.of(clock.instant()))).toList();
        ledger.put(id, new AncvTransaction(id, state, now.paymentId(), now.shopId(), now.currency(),
                parts.isEmpty() ? now.authorizations() : parts, now.expirationDate()));
    }

    /** The customer confirms so much, as long as the phone shows it. */
    synchronized boolean taps(AncvTransactionId id, long cents) {
        boolean shown = ledger.get(id).state() == AncvState.PROCESSING;
        if (shown) {
            becomes(id, AncvState.VALIDATED, cents);
        }
        return shown;
    }

    @Override
    public AncvAnswer create(NewTransaction transaction, Deadline deadline) {
        amounts.add(transaction.amount());
        return call("create", () -> {
            var id = new AncvTransactionId(name + "-" + count.incrementAndGet());
            ledger.put(id, new AncvTransaction(id, AncvState.INITIALIZED, Optional.of(transaction.paymentId()),
                    Optional.of(transaction.shop().value()), Optional.of("978"), List.of(),
                    Optional.of(clock.instant().plus(Duration.ofMinutes(5)))));
            return new AncvAnswer.Told(ledger.get(id));
        });
    }

    @Override
    public AncvAnswer namePayer(AncvTransactionId id, Beneficiary beneficiary, Money amount, Deadline deadline) {
        return call("payer", () -> move(id, AncvState.PROCESSING, AncvState.INITIALIZED));
    }

    @Override
    public AncvAnswer read(AncvTransactionId id, Deadline deadline) {
        return call("read", () -> Optional.ofNullable(ledger.get(id)).<AncvAnswer>map(AncvAnswer.Told::new)
                .orElseGet(() -> new AncvAnswer.Denied(AncvErrorCode.TRANSACTION_NOT_FOUND)));
    }

    @Override
    public AncvAnswer cancel(AncvTransactionId id, Deadline deadline) {
        return call("cancel", () -> cancelled(id));
    }

    private synchronized AncvAnswer cancelled(AncvTransactionId id) {
        AncvAnswer answer = move(id, AncvState.CANCELLED, AncvState.INITIALIZED, AncvState.PROCESSING,
                AncvState.AUTHORIZED, AncvState.VALIDATED);
        if (answer instanceof AncvAnswer.Told(var found) && !found.authorizations().isEmpty()) {
            reCredited.add(id);
        }
        return answer;
    }

    private synchronized AncvAnswer move(AncvTransactionId id, AncvState to, AncvState... from) {
        if (!List.of(from).contains(ledger.get(id).state())) {
            return new AncvAnswer.Denied(AncvErrorCode.OPERATION_TRANSACTION_NOT_ALLOWED);
        }
        becomes(id, to);
        return new AncvAnswer.Told(ledger.get(id));
    }

    private AncvAnswer call(String name, java.util.function.Supplier<AncvAnswer> effect) {
        calls.add(name);
        Optional.ofNullable(during.remove(name)).ifPresent(Runnable::run);
        if (instead.containsKey(name)) {
            return instead.get(name);
        }
        AncvAnswer answer = effect.get();
        Optional.ofNullable(onTheWay.remove(name)).ifPresent(Runnable::run);
        return lost.getOrDefault(name, answer);
    }
}
