package fr.ancvconnect.local.simulator;

import java.util.Optional;
import java.util.Set;

/** Which faults are asked for: of notifications, of a call, or of both. */
record FaultRequest(Optional<NotificationMode> notifications, Optional<OnCall> onCall) {

    private static final Set<NotificationMode> BAD_MODES = Set.of(NotificationMode.NONE, NotificationMode.LATE,
            NotificationMode.DUPLICATE, NotificationMode.OUT_OF_ORDER);
    private static final long MOST_TIMES = 1_000_000;

    /** A fault of the next so many calls of one kind. */
    record OnCall(ProtocolCall call, CallFault fault, long times) {}

    static FaultRequest read(Fields body) {
        body.only(Set.of("notifications", "call", "answer", "times"));
        Optional<NotificationMode> mode = body.has("notifications")
                ? Optional.of(body.oneOf("notifications", BAD_MODES)) : Optional.empty();
        boolean onCall = body.has("call") || body.has("answer") || body.has("times");
        if (mode.isEmpty() && !onCall) {
            throw new MalformedCall("no fault is named");
        }
        return new FaultRequest(mode, onCall ? Optional.of(onCall(body)) : Optional.empty());
    }

    private static OnCall onCall(Fields body) {
        long times = body.has("times") ? body.integer("times") : 1;
        if (times < 1 || times > MOST_TIMES) {
            throw new MalformedCall("times is out of bounds");
        }
        ProtocolCall call = ProtocolCall.named(body.text("call", 10))
                .orElseThrow(() -> new MalformedCall("call is not one of the protocol"));
        return new OnCall(call, CallFault.named(body.text("answer", 64)), times);
    }
}
