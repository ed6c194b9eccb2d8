package fr.ancvconnect.local.simulator;

import fr.ancvconnect.local.simulator.SimulatorAnswer.Answer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** From a path to what answers it; each path is taken with and without a slash at its end. */
final class Routes {

    private static final String PROTOCOL = "/public/v1/payment-transactions";

    private final FaultyProtocol protocol;
    private final Phone phone;
    private final Faults faults;

    Routes(FaultyProtocol protocol, Phone phone, Faults faults) {
        this.protocol = protocol;
        this.phone = phone;
        this.faults = faults;
    }

    SimulatorAnswer answer(SimulatorCall call, Instant now) {
        // What only begins like the root is another address.
        if (!call.path().isEmpty() && !call.path().startsWith("/")) {
            return nothingHere();
        }
        String path = call.path().endsWith("/") ? call.path().substring(0, call.path().length() - 1) : call.path();
        if (path.equals(PROTOCOL) || path.startsWith(PROTOCOL + "/")) {
            return protocol(call, parts(path.substring(PROTOCOL.length())), now);
        }
        try {
            return tools(call, parts(path), now);
        } catch (MalformedCall e) {
            return Problems.malformedRequest(e.getMessage());
        }
    }

    private SimulatorAnswer protocol(SimulatorCall call, List<String> parts, Instant now) {
        return switch (parts.size()) {
            case 0 -> only("POST", call, () -> protocol.answer(ProtocolCall.CREATE, "", call, now));
            case 1 -> only("GET", call, () -> protocol.answer(ProtocolCall.READ, parts.get(0), call, now));
            case 2 -> operation(parts.get(1))
                    .map(which -> only("POST", call, () -> protocol.answer(which, parts.get(0), call, now)))
                    .orElseGet(Routes::nothingHere);
            default -> nothingHere();
        };
    }

    private static Optional<ProtocolCall> operation(String name) {
        return switch (name) {
            case "payer" -> Optional.of(ProtocolCall.PAYER);
            case "cancellation" -> Optional.of(ProtocolCall.CANCEL);
            default -> Optional.empty();
        };
    }

    private SimulatorAnswer tools(SimulatorCall call, List<String> parts, Instant now) {
        if (parts.equals(List.of("faults"))) {
            return faults(call);
        }
        if (parts.equals(List.of("phone"))) {
            return only("GET", call, () -> phone.show(call.parameter("beneficiary")));
        }
        if (parts.size() != 3 || !parts.get(0).equals("phone")) {
            return nothingHere();
        }
        return switch (parts.get(2)) {
            case "confirmation" -> only("POST", call, () -> phone.confirm(parts.get(1), call.body(), now));
            case "refusal" -> only("POST", call, () -> phone.refuse(parts.get(1), now));
            default -> nothingHere();
        };
    }

    private SimulatorAnswer faults(SimulatorCall call) {
        return switch (call.method()) {
            case "GET" -> faults.show();
            case "PUT" -> {
                faults.set(FaultRequest.read(Json.read(call.body())));
                yield Answer.noContent();
            }
            case "DELETE" -> {
                faults.clear();
                yield Answer.noContent();
            }
            default -> Problems.methodNotAllowed("GET, PUT, DELETE");
        };
    }

    private static SimulatorAnswer only(String method, SimulatorCall call, Supplier<SimulatorAnswer> then) {
        return call.method().equals(method) ? then.get() : Problems.methodNotAllowed(method);
    }

    private static List<String> parts(String path) {
        return path.isEmpty() ? List.of() : List.of(path.substring(1).split("/", -1));
    }

    private static SimulatorAnswer nothingHere() {
        return Problems.notFound("There is nothing here.");
    }
}
