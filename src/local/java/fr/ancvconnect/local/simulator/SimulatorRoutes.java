package fr.ancvconnect.local.simulator;

import fr.ancvconnect.local.simulator.http.MalformedRequestException;
import fr.ancvconnect.local.simulator.http.SimulatorProblems;
import fr.ancvconnect.local.simulator.http.SimulatorRequest;
import fr.ancvconnect.local.simulator.http.SimulatorResponse;
import fr.ancvconnect.local.simulator.http.SimulatorResponse.Answer;
import fr.ancvconnect.local.simulator.http.StrictJson;
import fr.ancvconnect.local.simulator.phone.Phone;
import fr.ancvconnect.local.simulator.protocol.FaultRequest;
import fr.ancvconnect.local.simulator.protocol.Faults;
import fr.ancvconnect.local.simulator.protocol.FaultyProtocol;
import fr.ancvconnect.local.simulator.protocol.ProtocolCall;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Routes a request to its handler by path. A trailing slash is optional. */
final class SimulatorRoutes {

    private static final String PROTOCOL = "/public/v1/payment-transactions";

    private final FaultyProtocol protocol;
    private final Phone phone;
    private final Faults faults;

    SimulatorRoutes(FaultyProtocol protocol, Phone phone, Faults faults) {
        this.protocol = protocol;
        this.phone = phone;
        this.faults = faults;
    }

    SimulatorResponse answer(SimulatorRequest call, Instant now) {
        // The request's path only starts with the same characters as the root, for example /local/ancvx.
        if (!call.path().isEmpty() && !call.path().startsWith("/")) {
            return nothingHere();
        }
        String path =
                call.path().endsWith("/") ? call.path().substring(0, call.path().length() - 1) : call.path();
        if (path.equals(PROTOCOL) || path.startsWith(PROTOCOL + "/")) {
            return protocol(call, parts(path.substring(PROTOCOL.length())), now);
        }
        try {
            return tools(call, parts(path), now);
        } catch (MalformedRequestException e) {
            return SimulatorProblems.malformedRequest(e.getMessage());
        }
    }

    private SimulatorResponse protocol(SimulatorRequest call, List<String> parts, Instant now) {
        return switch (parts.size()) {
            case 0 -> only("POST", call, () -> protocol.answer(ProtocolCall.CREATE, "", call, now));
            case 1 -> only("GET", call, () -> protocol.answer(ProtocolCall.READ, parts.get(0), call, now));
            case 2 ->
                operation(parts.get(1))
                        .map(which -> only("POST", call, () -> protocol.answer(which, parts.get(0), call, now)))
                        .orElseGet(SimulatorRoutes::nothingHere);
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

    private SimulatorResponse tools(SimulatorRequest call, List<String> parts, Instant now) {
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

    private SimulatorResponse faults(SimulatorRequest call) {
        return switch (call.method()) {
            case "GET" -> faults.show();
            case "PUT" -> {
                faults.set(FaultRequest.read(StrictJson.read(call.body())));
                yield Answer.noContent();
            }
            case "DELETE" -> {
                faults.clear();
                yield Answer.noContent();
            }
            default -> SimulatorProblems.methodNotAllowed("GET, PUT, DELETE");
        };
    }

    private static SimulatorResponse only(String method, SimulatorRequest call, Supplier<SimulatorResponse> then) {
        return call.method().equals(method) ? then.get() : SimulatorProblems.methodNotAllowed(method);
    }

    private static List<String> parts(String path) {
        return path.isEmpty() ? List.of() : List.of(path.substring(1).split("/", -1));
    }

    private static SimulatorResponse nothingHere() {
        return SimulatorProblems.notFound("There is nothing here.");
    }
}
