package fr.ancvconnect.simulation;

import fr.ancvconnect.app.ancv.AncvResponse;
import fr.ancvconnect.app.ancv.Deadline;
import fr.ancvconnect.domain.ancv.AncvErrorCode;
import java.util.List;
import java.util.function.Supplier;

/** An unreliable network to ANCV: calls and answers are lost, late or unreadable, and sometimes ANCV is unavailable. */
final class FaultyWire {

    private static final long TIMEOUT = 5_000;
    /** The maximum delay, in milliseconds, with which a call can arrive after the caller's timeout. */
    private static final long MAX_DELAY = 20_000;

    private static final int MAX_ATTEMPTS = 3;
    private static final List<AncvErrorCode> DEFINITE = List.of(
            AncvErrorCode.BAD_REQUEST,
            AncvErrorCode.INVALID_SEAL,
            AncvErrorCode.BENEFICIARY_NOT_FOUND,
            AncvErrorCode.INVALID_TRANSACTION_AMOUNT,
            AncvErrorCode.OTHER);
    private static final AncvResponse UNAVAILABLE = new AncvResponse.Unavailable();
    private static final AncvResponse NOT_FOUND = new AncvResponse.Rejected(AncvErrorCode.TRANSACTION_NOT_FOUND);
    /** ANCV's answer if the network delivered a call twice. */
    private static final AncvResponse ALREADY_APPLIED =
            new AncvResponse.Rejected(AncvErrorCode.OPERATION_TRANSACTION_NOT_ALLOWED);

    private final FaultRates faults;
    private final VirtualScheduler time;
    private final SeededRandom random;
    private final SimulationTrace trace;
    private long unavailableUntil;

    FaultyWire(FaultRates faults, VirtualScheduler time, SeededRandom random, SimulationTrace trace) {
        this.faults = faults;
        this.time = time;
        this.random = random;
        this.trace = trace;
    }

    /** Makes ANCV unavailable for this time, in milliseconds. */
    void makeUnavailableFor(long millis) {
        trace.count("ANCV down");
        unavailableUntil = Math.max(unavailableUntil, time.now() + millis);
    }

    /** Draws whether ANCV executes a payer call but answers with a definite error. */
    boolean rejectsAppliedPayerCall() {
        return faults.occursAtAncv() && random.oneIn(15);
    }

    /** Sends a read or a cancellation, with retries while there is no answer. */
    AncvResponse sendWithRetries(String call, Deadline deadline, Supplier<AncvResponse> effect) {
        AncvResponse answer = send(call, deadline, effect);
        for (int attempts = 1; attempts < MAX_ATTEMPTS && answer.equals(UNAVAILABLE); attempts++) {
            answer = send(call, deadline, effect);
        }
        return answer;
    }

    /** Sends a call that creates or changes something, without retries. */
    AncvResponse send(String call, Deadline deadline, Supplier<AncvResponse> effect) {
        if (deadline.left(time).isZero()) {
            return UNAVAILABLE;
        }
        time.pause(random.between(20, faults.haveStopped() ? 50 : 900));
        faults.mayCrash("before", call);
        AncvResponse answer = !faults.haveStopped() && time.now() < unavailableUntil
                ? unavailable()
                : faults.occursAtAncv() ? withFault(call, effect) : effect.get();
        trace.log(() -> call + " -> " + describe(answer));
        time.pause(random.between(20, 200));
        faults.mayCrash("after", call);
        return answer;
    }

    private AncvResponse unavailable() {
        time.pause(random.between(0, TIMEOUT));
        return UNAVAILABLE;
    }

    private AncvResponse withFault(String call, Supplier<AncvResponse> effect) {
        return switch (random.between(0, 8)) {
            case 0 -> lost(call + " lost");
            case 1 -> applyThen(effect, () -> lost(call + " answer lost"));
            case 2 -> {
                time.schedule(random.between(0, MAX_DELAY), () -> applyLate(call, effect));
                yield lost(call + " comes late");
            }
            case 3 -> applyThen(effect, () -> counted(call + " done but unreadable", new AncvResponse.Unreadable()));
            case 4 -> counted(call + " unreadable", new AncvResponse.Unreadable());
            case 5 -> applyThen(effect, () -> counted(call + " done but denied", ALREADY_APPLIED));
            case 6 ->
                call.equals("read")
                        ? counted("read finds nothing", NOT_FOUND)
                        : counted(call + " denied", new AncvResponse.Rejected(random.of(DEFINITE)));
            case 7 -> applyThen(effect, effect);
            default -> delayed(effect.get());
        };
    }

    /** Delays an answer, so that it can be out of date when it arrives. */
    private AncvResponse delayed(AncvResponse answer) {
        time.pause(random.between(0, TIMEOUT));
        return answer;
    }

    private static AncvResponse applyThen(Supplier<AncvResponse> effect, Supplier<AncvResponse> answer) {
        var _ = effect.get();
        return answer.get();
    }

    private AncvResponse counted(String what, AncvResponse answer) {
        trace.count(what);
        return answer;
    }

    private void applyLate(String call, Supplier<AncvResponse> effect) {
        AncvResponse answer = effect.get();
        trace.log(() -> "late " + call + " -> " + describe(answer));
    }

    private AncvResponse lost(String what) {
        trace.count(what);
        time.pause(random.between(0, TIMEOUT));
        return UNAVAILABLE;
    }

    private static String describe(AncvResponse answer) {
        return answer instanceof AncvResponse.Completed(var found)
                ? "%s %s %s"
                        .formatted(
                                found.id(),
                                found.state(),
                                found.authorizations().stream()
                                        .map(part -> part.cents())
                                        .toList())
                : answer.toString();
    }
}
