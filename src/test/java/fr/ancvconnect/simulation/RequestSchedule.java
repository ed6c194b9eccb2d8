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
    static final Duration FUNCTION = Duration.ofSeconds(28);

    static final String SWEEP = "sweep-";
    /** The reason that an operator gives to close a payment. */
    static final Reason CLOSED = Reason.words("closed");

    private static final Reason ORDERED = Reason.words("ordered");
    private static final Caller PLATFORM = new Caller.Platform();
    private static final Duration SWEEP_LIFE = Duration.ofSeconds(55);
    private static final Duration SWEEPS_FOR = Duration.ofSeconds(33);

    private final VirtualScheduler time;
    private final SimulatedService verbs;
    private final AnswerRules rules;
    private final FaultRates faults;
    private final SimulationTrace trace;
    private int requests;

    RequestSchedule(
            VirtualScheduler time,
            SimulatedService verbs,
            AnswerRules rules,
            FaultRates faults,
            SimulationTrace trace) {
        this.time = time;
        this.verbs = verbs;
        this.rules = rules;
        this.faults = faults;
        this.trace = trace;
    }

    void starts(long at, Caller caller, FolderId folder, IdempotencyKey key, long cents, Beneficiary customer) {
        request(
                at,
                "start " + key.value(),
                () -> verbs.start.start(caller, folder, key, Money.ofCents(cents), customer),
                answer -> rules.started(PaymentId.of(folder, key), answer));
    }

    void refuses(long at, FolderId folder, PaymentId payment) {
        var before = new AtomicReference<Optional<PaymentWithHistory>>(Optional.empty());
        request(
                at,
                "refuse",
                () -> {
                    before.set(rules.stored(folder, payment));
                    return verbs.refuse.refuse(CASHIER, folder, payment, Optional.of(Reason.words("no")));
                },
                answer -> rules.refused(before.get(), answer));
    }

    void cancels(long at, FolderId folder) {
        request(at, "cancel", () -> verbs.cancel.cancel(PLATFORM, folder, time.instant()), rules::folder);
    }

    void declares(long at, FolderId folder, long cents) {
        var declaration = new FolderDeclaration(
                SimulationWorld.CAMPSITE,
                SimulationWorld.ORIGIN,
                Money.ofCents(cents),
                Optional.empty(),
                false,
                Optional.empty());
        request(at, "declare", () -> verbs.declare.declare(folder, declaration), _ -> {});
    }

    void unblocks(long at, FolderId folder, PaymentId payment) {
        request(at, "unblock", () -> verbs.unblock.unblock(PLATFORM, folder, payment), rules::story);
    }

    void resolves(long at, FolderId folder, PaymentId payment, Resolution action) {
        Reason words = action == Resolution.CLOSE ? CLOSED : ORDERED;
        request(
                at,
                "resolve",
                () -> verbs.resolve.resolve(PLATFORM, folder, payment, action, Optional.of(words)),
                rules::story);
    }

    void sweep(long at) {
        time.begin(
                at,
                SWEEP + ++requests,
                SWEEP_LIFE,
                () -> answered(
                        () -> {
                            boolean calm = faults.areOver();
                            SweepReport report =
                                    verbs.sweep.sweep(time.instant().plus(SWEEPS_FOR));
                            RuleViolation.unless(
                                    !calm || report.failed() == 0,
                                    "a sweep fails only where something is at fault",
                                    report);
                            return Result.ok(report);
                        },
                        _ -> {}));
    }

    private <T> void request(long at, String name, Supplier<Result<T>> verb, Consumer<Result<T>> rule) {
        time.begin(at, name + "-" + ++requests, FUNCTION, () -> answered(verb, rule));
    }

    /** The handlers map these two exceptions to 503 and 409, so they are answers. Any other exception is a defect. */
    private <T> void answered(Supplier<Result<T>> verb, Consumer<Result<T>> rule) {
        boolean calm = faults.areOver();
        try {
            Result<T> answer = verb.get();
            rule.accept(answer);
            trace.tell(() -> "answered " + told(answer));
        } catch (StoreBusy | TooManyConflicts e) {
            RuleViolation.unless(!calm || e instanceof TooManyConflicts, "a store is busy only while there are faults");
            trace.tell(() -> "answered " + e.getClass().getSimpleName());
        }
    }

    private static String told(Result<?> answer) {
        return answer instanceof Result.Failure<?>(var problem) ? problem.code().code() : "as asked";
    }
}
