package fr.ancvconnect.local.simulator.protocol;

import fr.ancvconnect.local.simulator.http.JsonFields;
import fr.ancvconnect.local.simulator.http.MalformedRequestException;
import fr.ancvconnect.local.simulator.protocol.Faults.NotificationMode;
import java.util.Optional;
import java.util.Set;

/** A request to set faults: for notifications, for one kind of call, or for both. */
public record FaultRequest(Optional<NotificationMode> notifications, Optional<OnCall> onCall) {

    private static final Set<NotificationMode> BAD_MODES = Set.of(
            NotificationMode.NONE, NotificationMode.LATE, NotificationMode.DUPLICATE, NotificationMode.OUT_OF_ORDER);
    private static final long MOST_TIMES = 1_000_000;

    /** A fault of the next {@code times} calls of one kind. */
    record OnCall(ProtocolCall call, CallFault fault, long times) {}

    public static FaultRequest read(JsonFields body) {
        body.only(Set.of("notifications", "call", "answer", "times"));
        Optional<NotificationMode> mode =
                body.has("notifications") ? Optional.of(body.oneOf("notifications", BAD_MODES)) : Optional.empty();
        boolean onCall = body.has("call") || body.has("answer") || body.has("times");
        if (mode.isEmpty() && !onCall) {
            throw new MalformedRequestException("no fault is named");
        }
        return new FaultRequest(mode, onCall ? Optional.of(onCall(body)) : Optional.empty());
    }

    private static OnCall onCall(JsonFields body) {
        long times = body.has("times") ? body.integer("times") : 1;
        if (times < 1 || times > MOST_TIMES) {
            throw new MalformedRequestException("times is out of bounds");
        }
        ProtocolCall call = ProtocolCall.named(body.text("call", 10))
                .orElseThrow(() -> new MalformedRequestException("call is not one of the protocol"));
        return new OnCall(call, CallFault.named(body.text("answer", 64)), times);
    }
}
