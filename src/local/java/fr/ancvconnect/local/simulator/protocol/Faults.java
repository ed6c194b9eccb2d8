package fr.ancvconnect.local.simulator.protocol;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.ancvconnect.local.simulator.http.SimulatorResponse.Answer;
import fr.ancvconnect.local.simulator.http.StrictJson;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The faults that are on. What a request does not name stays as it was, so that faults add up until cleared. */
public final class Faults {

    private final Map<ProtocolCall, FaultRequest.OnCall> onCalls = new EnumMap<>(ProtocolCall.class);
    private NotificationMode notifications = NotificationMode.USUAL;

    public void set(FaultRequest request) {
        request.notifications().ifPresent(mode -> notifications = mode);
        request.onCall().ifPresent(fault -> onCalls.put(fault.call(), fault));
    }

    public void clear() {
        onCalls.clear();
        notifications = NotificationMode.USUAL;
    }

    /** What is still on, as requests name it; a fault that happened as often as asked is not. */
    public Answer show() {
        ObjectNode body = StrictJson.object().put("notifications", notifications.name());
        ArrayNode faults = body.putArray("faults");
        onCalls.values().forEach(on -> faults.addObject()
                .put("call", on.call().label()).put("answer", on.fault().name()).put("times", on.times()));
        return Answer.of(200, "application/json", StrictJson.bytes(body));
    }

    public NotificationMode notifications() {
        return notifications;
    }

    /** The fault of this call, if one is on; it is one time less for the next. */
    Optional<CallFault> take(ProtocolCall call) {
        Optional<FaultRequest.OnCall> taken = Optional.ofNullable(onCalls.remove(call));
        taken.filter(fault -> fault.times() > 1).ifPresent(fault ->
                onCalls.put(call, new FaultRequest.OnCall(call, fault.fault(), fault.times() - 1)));
        return taken.map(FaultRequest.OnCall::fault);
    }

    /** How notifications are sent: as usual, or badly on purpose. */
    public enum NotificationMode {
        USUAL,
        NONE,
        LATE,
        DUPLICATE,
        OUT_OF_ORDER
    }
}
