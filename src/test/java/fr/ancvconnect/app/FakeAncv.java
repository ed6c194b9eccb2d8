package fr.ancvconnect.app;

import fr.ancvconnect.app.ancv.AncvApi;
import fr.ancvconnect.app.ancv.AncvResponse;
import fr.ancvconnect.app.ancv.Deadline;
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

/** ANCV's ledger in memory. Tests can replace the answer of each kind of call, with or without the effect of the call. */
public final class FakeAncv implements AncvApi {

    /** The amounts of all created transactions. */
    public final List<Money> amounts = Collections.synchronizedList(new ArrayList<>());

    public final List<String> calls = Collections.synchronizedList(new ArrayList<>());
    public final Map<AncvTransactionId, AncvTransaction> ledger = new ConcurrentHashMap<>();
    /** The re-credited transactions, with one element for each re-credit. */
    public final List<AncvTransactionId> reCredited = Collections.synchronizedList(new ArrayList<>());

    private final Map<String, AncvResponse> instead = new ConcurrentHashMap<>();
    private final Map<String, AncvResponse> lost = new ConcurrentHashMap<>();
    private final Map<String, Runnable> during = new ConcurrentHashMap<>();
    private final Map<String, Runnable> onTheWay = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();
    private final String name = UUID.randomUUID().toString().substring(0, 8);
    private final InstantSource clock;

    FakeAncv(InstantSource clock) {
        this.clock = clock;
    }

    /** From now on, this call has no effect and returns this answer. */
    public void answers(String call, AncvResponse answer) {
        instead.put(call, answer);
    }

    /** From now on, this call takes effect but returns this answer. */
    public void takesEffectBut(String call, AncvResponse answer) {
        lost.put(call, answer);
    }

    /** Runs an action once, before the next call of this kind takes effect. */
    public void meanwhile(String call, Runnable action) {
        during.put(call, action);
    }

    /** Runs an action once, after the call took effect and before its answer arrives. */
    public void onTheWayBack(String call, Runnable action) {
        onTheWay.put(call, action);
    }

    public void behaves() {
        instead.clear();
        lost.clear();
    }

    /** Returns the id of the next transaction. */
    public AncvTransactionId nextId() {
        return new AncvTransactionId(name + "-" + (count.get() + 1));
    }

    public AncvTransaction only() {
        return ledger.values().iterator().next();
    }

    public synchronized void becomes(AncvTransactionId id, AncvState state, long... cents) {
        AncvTransaction now = ledger.get(id);
        List<Authorization> parts = java.util.Arrays.stream(cents)
                .mapToObj(each -> new Authorization(each, Optional.of("978"), Optional.of(clock.instant())))
                .toList();
        ledger.put(
                id,
                new AncvTransaction(
                        id,
                        state,
                        now.paymentId(),
                        now.shopId(),
                        now.currency(),
                        parts.isEmpty() ? now.authorizations() : parts,
                        now.expirationDate()));
    }

    /** The customer confirms this amount, if the phone still shows the transaction. */
    synchronized boolean taps(AncvTransactionId id, long cents) {
        boolean shown = ledger.get(id).state() == AncvState.PROCESSING;
        if (shown) {
            becomes(id, AncvState.VALIDATED, cents);
        }
        return shown;
    }

    @Override
    public AncvResponse create(NewTransaction transaction, Deadline deadline) {
        amounts.add(transaction.amount());
        return call("create", () -> {
            var id = new AncvTransactionId(name + "-" + count.incrementAndGet());
            ledger.put(
                    id,
                    new AncvTransaction(
                            id,
                            AncvState.INITIALIZED,
                            Optional.of(transaction.paymentId()),
                            Optional.of(transaction.shop().value()),
                            Optional.of("978"),
                            List.of(),
                            Optional.of(clock.instant().plus(Duration.ofMinutes(5)))));
            return new AncvResponse.Success(ledger.get(id));
        });
    }

    @Override
    public AncvResponse namePayer(AncvTransactionId id, Beneficiary beneficiary, Money amount, Deadline deadline) {
        return call("payer", () -> move(id, AncvState.PROCESSING, AncvState.INITIALIZED));
    }

    @Override
    public AncvResponse read(AncvTransactionId id, Deadline deadline) {
        return call(
                "read",
                () -> Optional.ofNullable(ledger.get(id))
                        .<AncvResponse>map(AncvResponse.Success::new)
                        .orElseGet(() -> new AncvResponse.Rejected(AncvErrorCode.TRANSACTION_NOT_FOUND)));
    }

    @Override
    public AncvResponse cancel(AncvTransactionId id, Deadline deadline) {
        return call("cancel", () -> cancelled(id));
    }

    private synchronized AncvResponse cancelled(AncvTransactionId id) {
        AncvResponse answer = move(
                id,
                AncvState.CANCELLED,
                AncvState.INITIALIZED,
                AncvState.PROCESSING,
                AncvState.AUTHORIZED,
                AncvState.VALIDATED);
        if (answer instanceof AncvResponse.Success(var found)
                && !found.authorizations().isEmpty()) {
            reCredited.add(id);
        }
        return answer;
    }

    private synchronized AncvResponse move(AncvTransactionId id, AncvState to, AncvState... from) {
        if (!List.of(from).contains(ledger.get(id).state())) {
            return new AncvResponse.Rejected(AncvErrorCode.OPERATION_TRANSACTION_NOT_ALLOWED);
        }
        becomes(id, to);
        return new AncvResponse.Success(ledger.get(id));
    }

    private AncvResponse call(String name, java.util.function.Supplier<AncvResponse> effect) {
        calls.add(name);
        Optional.ofNullable(during.remove(name)).ifPresent(Runnable::run);
        if (instead.containsKey(name)) {
            return instead.get(name);
        }
        AncvResponse answer = effect.get();
        Optional.ofNullable(onTheWay.remove(name)).ifPresent(Runnable::run);
        return lost.getOrDefault(name, answer);
    }
}
