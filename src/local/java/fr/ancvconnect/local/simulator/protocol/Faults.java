package fr.ancvconnect.local.simulator.protocol;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.ancvconnect.local.simulator.http.SimulatorResponse.ImmediateResponse;
import fr.ancvconnect.local.simulator.http.StrictJson;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The active faults. A request changes only the faults that it names, so that faults accumulate until they are cleared. */
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

    /** Shows the active faults, with the names that requests use. A fault is no longer active after its last time. */
    public ImmediateResponse show() {
        ObjectNode body = StrictJson.object().put("notifications", notifications.name());
        ArrayNode faults = body.putArray("faults");
        onCalls.values()
                .forEach(on -> faults.addObject()
                        .put("call", on.call().label())
                        .put("answer", on.fault().name())
                        .put("times", on.times()));
        return ImmediateResponse.of(200, "application/json", StrictJson.bytes(body));
    }

    public NotificationMode notifications() {
        return notifications;
    }

    /** Returns the active fault of this call, if there is one, and reduces its remaining times by one. */
    Optional<CallFault> take(ProtocolCall call) {
        Optional<FaultRequest.OnCall> taken = Optional.ofNullable(onCalls.remove(call));
        taken.filter(fault -> fault.times() > 1)
                .ifPresent(fault -> onCalls.put(call, new FaultRequest.OnCall(call, fault.fault(), fault.times() - 1)));
        return taken.map(FaultRequest.OnCall::fault);
    }

    /** How notifications are sent: normally ({@code USUAL}), or with a deliberate fault. */
    public enum NotificationMode {
        USUAL,
        NONE,
        LATE,
        DUPLICATE,
        OUT_OF_ORDER
    }
}
