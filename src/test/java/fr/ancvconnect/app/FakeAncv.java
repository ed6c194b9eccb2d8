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

/** ANCV's ledger in memory. Tests can replace the response of each kind of call, with or without its effect. */
public final class FakeAncv implements AncvApi {

    /** The amounts of all created transactions. */
    public final List<Money> amounts = Collections.synchronizedList(new ArrayList<>());

    public final List<String> calls = Collections.synchronizedList(new ArrayList<>());
    public final Map<AncvTransactionId, AncvTransaction> ledger = new ConcurrentHashMap<>();
    /** The re-credited transactions, with one element for each re-credit. */
    public final List<AncvTransactionId> reCredited = Collections.synchronizedList(new ArrayList<>());

    private final Map<String, AncvResponse> stubs = new ConcurrentHashMap<>();
    private final Map<String, AncvResponse> overriddenResponses = new ConcurrentHashMap<>();
    private final Map<String, Runnable> beforeEffect = new ConcurrentHashMap<>();
    private final Map<String, Runnable> beforeResponse = new ConcurrentHashMap<>();
    private final AtomicInteger lastNumber = new AtomicInteger();
    private final String name = UUID.randomUUID().toString().substring(0, 8);
    private final InstantSource clock;

    FakeAncv(InstantSource clock) {
        this.clock = clock;
    }

    /** From now on, this call has no effect and returns this response. */
    public void stub(String call, AncvResponse response) {
        stubs.put(call, response);
    }

    /** From now on, this call takes effect but returns this response. */
    public void applyButReturn(String call, AncvResponse response) {
        overriddenResponses.put(call, response);
    }

    /** Runs an action once, before the next call of this kind takes effect. */
    public void runBeforeEffect(String call, Runnable action) {
        beforeEffect.put(call, action);
    }

    /** Runs an action once, after the call took effect and before its response arrives. */
    public void runBeforeResponse(String call, Runnable action) {
        beforeResponse.put(call, action);
    }

    public void clearStubs() {
        stubs.clear();
        overriddenResponses.clear();
    }

    /** Returns the id of the next transaction. */
    public AncvTransactionId nextId() {
        return new AncvTransactionId(name + "-" + (lastNumber.get() + 1));
    }

    public AncvTransaction onlyTransaction() {
        return ledger.values().iterator().next();
    }

    public synchronized void setState(AncvTransactionId id, AncvState state, long... cents) {
        AncvTransaction now = ledger.get(id);
        List<Authorization> authorizations = java.util.Arrays.stream(cents)
                .mapToObj(amount -> new Authorization(amount, Optional.of("978"), Optional.of(clock.instant())))
                .toList();
        ledger.put(
                id,
                new AncvTransaction(
                        id,
                        state,
                        now.paymentId(),
                        now.shopId(),
                        now.currency(),
                        authorizations.isEmpty() ? now.authorizations() : authorizations,
                        now.expirationDate()));
    }

    /** The customer confirms this amount, if the phone still shows the transaction. */
    synchronized boolean confirm(AncvTransactionId id, long cents) {
        boolean shown = ledger.get(id).state() == AncvState.PROCESSING;
        if (shown) {
            setState(id, AncvState.VALIDATED, cents);
        }
        return shown;
    }

    @Override
    public AncvResponse create(NewTransaction transaction, Deadline deadline) {
        amounts.add(transaction.amount());
        return call("create", () -> {
            var id = new AncvTransactionId(name + "-" + lastNumber.incrementAndGet());
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
            return new AncvResponse.Completed(ledger.get(id));
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
                        .<AncvResponse>map(AncvResponse.Completed::new)
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
        if (answer instanceof AncvResponse.Completed(var found)
                && !found.authorizations().isEmpty()) {
            reCredited.add(id);
        }
        return answer;
    }

    private synchronized AncvResponse move(AncvTransactionId id, AncvState to, AncvState... from) {
        if (!List.of(from).contains(ledger.get(id).state())) {
            return new AncvResponse.Rejected(AncvErrorCode.OPERATION_TRANSACTION_NOT_ALLOWED);
        }
        setState(id, to);
        return new AncvResponse.Completed(ledger.get(id));
    }

    private AncvResponse call(String name, java.util.function.Supplier<AncvResponse> effect) {
        calls.add(name);
        Optional.ofNullable(beforeEffect.remove(name)).ifPresent(Runnable::run);
        if (stubs.containsKey(name)) {
            return stubs.get(name);
        }
        AncvResponse answer = effect.get();
        Optional.ofNullable(beforeResponse.remove(name)).ifPresent(Runnable::run);
        return overriddenResponses.getOrDefault(name, answer);
    }
}
