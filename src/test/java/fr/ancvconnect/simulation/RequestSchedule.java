package fr.ancvconnect.simulation;

import fr.ancvconnect.app.Caller;
import fr.ancvconnect.app.Result;
import fr.ancvconnect.app.StoreBusy;
import fr.ancvconnect.app.TooManyConflicts;
import fr.ancvconnect.app.payment.PaymentWithHistory;
import fr.ancvconnect.app.settlement.SweepReport;
import fr.ancvconnect.domain.Beneficiary;
import fr.ancvconnect.domain.FolderId;
import fr.ancvconnect.domain.Money;
import fr.ancvconnect.domain.folder.FolderDeclaration;
import fr.ancvconnect.domain.payment.IdempotencyKey;
import fr.ancvconnect.domain.payment.PaymentId;
import fr.ancvconnect.domain.payment.Reason;
import fr.ancvconnect.domain.payment.decision.Resolution;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Schedules the requests of cashiers, guests, the platform and operators, and the sweeps. Each one runs as its own actor. */
final class RequestSchedule {

    static final Caller CASHIER = new Caller.Establishments(Set.of(SimulationWorld.CAMPSITE));
    /** The timeout of the function for one request. */
    static final Duration FUNCTION_TIMEOUT = Duration.ofSeconds(28);

    static final String SWEEP = "sweep-";
    /** The reason that an operator gives to close a payment. */
    static final Reason CLOSED = Reason.freeText("closed");

    private static final Reason ORDERED = Reason.freeText("ordered");
    private static final Caller PLATFORM = new Caller.Platform();
    private static final Duration SWEEP_TIMEOUT = Duration.ofSeconds(55);
    private static final Duration SWEEP_DURATION = Duration.ofSeconds(33);

    private final VirtualScheduler time;
    private final SimulatedService service;
    private final AnswerRules rules;
    private final FaultRates faults;
    private final SimulationTrace trace;
    private int requestCount;

    RequestSchedule(
            VirtualScheduler time,
            SimulatedService service,
            AnswerRules rules,
            FaultRates faults,
            SimulationTrace trace) {
        this.time = time;
        this.service = service;
        this.rules = rules;
        this.faults = faults;
        this.trace = trace;
    }

    void start(long at, Caller caller, FolderId folder, IdempotencyKey key, long cents, Beneficiary customer) {
        request(
                at,
                "start " + key.value(),
                () -> caller instanceof Caller.LinkPayer payer
                        ? service.start.start(payer, key, amountOf(payer, cents), customer)
                        : service.start.start(caller, folder, key, Money.ofCents(cents), customer),
                answer -> rules.started(idOf(caller, folder, key), answer));
    }

    /** The customer gives an amount only if the link leaves it open. */
    private static Optional<Money> amountOf(Caller.LinkPayer payer, long cents) {
        boolean open =
                payer.link().equals(SimulationWorld.linksOf(payer.folder()).get(1));
        return open ? Optional.of(Money.ofCents(cents)) : Optional.empty();
    }

    /** The id of the payment that this caller starts with this key. */
    static PaymentId idOf(Caller caller, FolderId folder, IdempotencyKey key) {
        return caller instanceof Caller.LinkPayer payer
                ? PaymentId.of(folder, payer.link(), key)
                : PaymentId.of(folder, key);
    }

    void refuse(long at, FolderId folder, PaymentId payment) {
        var before = new AtomicReference<Optional<PaymentWithHistory>>(Optional.empty());
        request(
                at,
                "refuse",
                () -> {
                    before.set(rules.stored(folder, payment));
                    return service.refuse.refuse(CASHIER, folder, payment, Optional.of(Reason.freeText("no")));
                },
                answer -> rules.refused(before.get(), answer));
    }

    void cancel(long at, FolderId folder) {
        request(at, "cancel", () -> service.cancel.cancel(PLATFORM, folder, time.instant()), rules::folder);
    }

    void declare(long at, FolderId folder, long cents) {
        var declaration = new FolderDeclaration(
                SimulationWorld.CAMPSITE,
                SimulationWorld.ORIGIN,
                Money.ofCents(cents),
                Optional.empty(),
                false,
                Optional.empty());
        request(at, "declare", () -> service.declare.declare(folder, declaration), _ -> {});
    }

    void unblock(long at, FolderId folder, PaymentId payment) {
        request(at, "unblock", () -> service.unblock.unblock(PLATFORM, folder, payment), rules::payment);
    }

    void resolve(long at, FolderId folder, PaymentId payment, Resolution action) {
        Reason reason = action == Resolution.CLOSE ? CLOSED : ORDERED;
        request(
                at,
                "resolve",
                () -> service.resolve.resolve(PLATFORM, folder, payment, action, Optional.of(reason)),
                rules::payment);
    }

    void sweep(long at) {
        time.startRequest(
                at,
                SWEEP + ++requestCount,
                SWEEP_TIMEOUT,
                () -> answered(
                        () -> {
                            boolean faultsStopped = faults.haveStopped();
                            SweepReport report =
                                    service.sweep.sweep(time.instant().plus(SWEEP_DURATION));
                            RuleViolation.unless(
                                    !faultsStopped || report.failed() == 0,
                                    "a sweep fails only while there are faults",
                                    report);
                            return Result.success(report);
                        },
                        _ -> {}));
    }

    private <T> void request(long at, String name, Supplier<Result<T>> useCase, Consumer<Result<T>> rule) {
        time.startRequest(at, name + "-" + ++requestCount, FUNCTION_TIMEOUT, () -> answered(useCase, rule));
    }

    /** The handlers map these two exceptions to 503 and 409, so they are answers. Any other exception is a defect. */
    private <T> void answered(Supplier<Result<T>> useCase, Consumer<Result<T>> rule) {
        boolean faultsStopped = faults.haveStopped();
        try {
            Result<T> answer = useCase.get();
            rule.accept(answer);
            trace.log(() -> "answered " + describe(answer));
        } catch (StoreBusy | TooManyConflicts e) {
            RuleViolation.unless(
                    !faultsStopped || e instanceof TooManyConflicts, "the store throttles only while there are faults");
            trace.log(() -> "answered " + e.getClass().getSimpleName());
        }
    }

    private static String describe(Result<?> answer) {
        return answer instanceof Result.Failure<?>(var problem) ? problem.code().code() : "success";
    }
}
