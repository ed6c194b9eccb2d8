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
    private static final long LATEST = 20_000;

    private static final int TRIES = 3;
    private static final List<AncvErrorCode> DEFINITE = List.of(
            AncvErrorCode.BAD_REQUEST,
            AncvErrorCode.INVALID_SEAL,
            AncvErrorCode.BENEFICIARY_NOT_FOUND,
            AncvErrorCode.INVALID_TRANSACTION_AMOUNT,
            AncvErrorCode.OTHER);
    private static final AncvResponse UNAVAILABLE = new AncvResponse.Unavailable();
    private static final AncvResponse NOT_FOUND = new AncvResponse.Rejected(AncvErrorCode.TRANSACTION_NOT_FOUND);
    /** ANCV's answer if the network delivered a call twice. */
    private static final AncvResponse DONE_TWICE =
            new AncvResponse.Rejected(AncvErrorCode.OPERATION_TRANSACTION_NOT_ALLOWED);

    private final FaultRates faults;
    private final VirtualScheduler time;
    private final SeededRandom chance;
    private final SimulationTrace trace;
    private long downUntil;

    FaultyWire(FaultRates faults, VirtualScheduler time, SeededRandom chance, SimulationTrace trace) {
        this.faults = faults;
        this.time = time;
        this.chance = chance;
        this.trace = trace;
    }

    /** Makes ANCV unavailable for this time, in milliseconds. */
    void goesDownFor(long millis) {
        trace.saw("ANCV down");
        downUntil = Math.max(downUntil, time.now() + millis);
    }

    /** Draws whether ANCV executes a payer call but answers with a definite error. */
    boolean liesAboutPayer() {
        return faults.atAncv() && chance.oneIn(15);
    }

    /** Sends a read or a cancellation, with retries while there is no answer. */
    AncvResponse retried(String call, Deadline deadline, Supplier<AncvResponse> effect) {
        AncvResponse answer = sentOnce(call, deadline, effect);
        for (int tries = 1; tries < TRIES && answer.equals(UNAVAILABLE); tries++) {
            answer = sentOnce(call, deadline, effect);
        }
        return answer;
    }

    /** Sends a call that creates or changes something, without retries. */
    AncvResponse sentOnce(String call, Deadline deadline, Supplier<AncvResponse> effect) {
        if (deadline.left(time).isZero()) {
            return UNAVAILABLE;
        }
        time.pause(chance.between(20, faults.areOver() ? 50 : 900));
        faults.mayCrash("before", call);
        AncvResponse answer = !faults.areOver() && time.now() < downUntil
                ? nobodyThere()
                : faults.atAncv() ? wrong(call, effect) : effect.get();
        trace.tell(() -> call + " -> " + told(answer));
        time.pause(chance.between(20, 200));
        faults.mayCrash("after", call);
        return answer;
    }

    private AncvResponse nobodyThere() {
        time.pause(chance.between(0, TIMEOUT));
        return UNAVAILABLE;
    }

    private AncvResponse wrong(String call, Supplier<AncvResponse> effect) {
        return switch (chance.between(0, 8)) {
            case 0 -> lost(call + " lost");
            case 1 -> after(effect, () -> lost(call + " answer lost"));
            case 2 -> {
                time.in(chance.between(0, LATEST), () -> late(call, effect));
                yield lost(call + " comes late");
            }
            case 3 -> after(effect, () -> told(call + " done but unreadable", new AncvResponse.Unreadable()));
            case 4 -> told(call + " unreadable", new AncvResponse.Unreadable());
            case 5 -> after(effect, () -> told(call + " done but denied", DONE_TWICE));
            case 6 ->
                call.equals("read")
                        ? told("read finds nothing", NOT_FOUND)
                        : told(call + " denied", new AncvResponse.Rejected(chance.of(DEFINITE)));
            case 7 -> after(effect, effect);
            default -> slowly(effect.get());
        };
    }

    /** Delays an answer, so that it can be out of date when it arrives. */
    private AncvResponse slowly(AncvResponse answer) {
        time.pause(chance.between(0, TIMEOUT));
        return answer;
    }

    private static AncvResponse after(Supplier<AncvResponse> effect, Supplier<AncvResponse> answer) {
        effect.get();
        return answer.get();
    }

    private AncvResponse told(String what, AncvResponse answer) {
        trace.saw(what);
        return answer;
    }

    private void late(String call, Supplier<AncvResponse> effect) {
        AncvResponse answer = effect.get();
        trace.tell(() -> "late " + call + " -> " + told(answer));
    }

    private AncvResponse lost(String what) {
        trace.saw(what);
        time.pause(chance.between(0, TIMEOUT));
        return UNAVAILABLE;
    }

    private static String told(AncvResponse answer) {
        return answer instanceof AncvResponse.Success(var found)
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
