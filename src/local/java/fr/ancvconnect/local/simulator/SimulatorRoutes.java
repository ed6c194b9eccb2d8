package fr.ancvconnect.local.simulator;

import fr.ancvconnect.local.simulator.clock.ClockRequest;
import fr.ancvconnect.local.simulator.clock.SimulatorClock;
import fr.ancvconnect.local.simulator.http.MalformedRequestException;
import fr.ancvconnect.local.simulator.http.SimulatorProblems;
import fr.ancvconnect.local.simulator.http.SimulatorRequest;
import fr.ancvconnect.local.simulator.http.SimulatorResponse;
import fr.ancvconnect.local.simulator.http.SimulatorResponse.ImmediateResponse;
import fr.ancvconnect.local.simulator.http.StrictJson;
import fr.ancvconnect.local.simulator.ledger.Ledger;
import fr.ancvconnect.local.simulator.phone.Phone;
import fr.ancvconnect.local.simulator.protocol.FaultRequest;
import fr.ancvconnect.local.simulator.protocol.Faults;
import fr.ancvconnect.local.simulator.protocol.FaultyProtocol;
import fr.ancvconnect.local.simulator.protocol.ProtocolCall;
import fr.ancvconnect.local.simulator.settlement.Settlement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Routes a request to its handler by path. A trailing slash is optional. */
final class SimulatorRoutes {

    private static final String PROTOCOL = "/public/v1/payment-transactions";

    private final FaultyProtocol protocol;
    private final Phone phone;
    private final Settlement settlement;
    private final Faults faults;
    private final SimulatorClock clock;
    private final Ledger ledger;

    SimulatorRoutes(
            FaultyProtocol protocol,
            Phone phone,
            Settlement settlement,
            Faults faults,
            SimulatorClock clock,
            Ledger ledger) {
        this.protocol = protocol;
        this.phone = phone;
        this.settlement = settlement;
        this.faults = faults;
        this.clock = clock;
        this.ledger = ledger;
    }

    SimulatorResponse handle(SimulatorRequest request, Instant now) {
        // The request's path only starts with the same characters as the root, for example /local/ancvx.
        if (!request.path().isEmpty() && !request.path().startsWith("/")) {
            return notFound();
        }
        String path = request.path().endsWith("/")
                ? request.path().substring(0, request.path().length() - 1)
                : request.path();
        if (path.equals(PROTOCOL) || path.startsWith(PROTOCOL + "/")) {
            return protocol(request, parts(path.substring(PROTOCOL.length())), now);
        }
        try {
            return tools(request, parts(path), now);
        } catch (MalformedRequestException e) {
            return SimulatorProblems.malformedRequest(e.problem());
        }
    }

    private SimulatorResponse protocol(SimulatorRequest request, List<String> parts, Instant now) {
        return switch (parts.size()) {
            case 0 -> onlyMethod("POST", request, () -> protocol.handle(ProtocolCall.CREATE, "", request, now));
            case 1 -> onlyMethod("GET", request, () -> protocol.handle(ProtocolCall.READ, parts.get(0), request, now));
            case 2 ->
                operation(parts.get(1))
                        .map(operation -> onlyMethod(
                                "POST", request, () -> protocol.handle(operation, parts.get(0), request, now)))
                        .orElseGet(SimulatorRoutes::notFound);
            default -> notFound();
        };
    }

    private static Optional<ProtocolCall> operation(String name) {
        return switch (name) {
            case "payer" -> Optional.of(ProtocolCall.PAYER);
            case "cancellation" -> Optional.of(ProtocolCall.CANCEL);
            default -> Optional.empty();
        };
    }

    private SimulatorResponse tools(SimulatorRequest request, List<String> parts, Instant now) {
        if (parts.equals(List.of("faults"))) {
            return faults(request);
        }
        if (parts.equals(List.of("clock"))) {
            return clock(request);
        }
        if (parts.equals(List.of("phone"))) {
            return onlyMethod("GET", request, () -> phone.show(request.parameter("beneficiary")));
        }
        if (parts.size() == 2 && parts.get(0).equals("settlement")) {
            return onlyMethod(
                    "PUT", request, () -> settlement.settle(parts.get(1), StrictJson.read(request.body()), now));
        }
        if (parts.size() != 3 || !parts.get(0).equals("phone")) {
            return notFound();
        }
        return switch (parts.get(2)) {
            case "confirmation" -> onlyMethod("POST", request, () -> phone.confirm(parts.get(1), request.body(), now));
            case "refusal" -> onlyMethod("POST", request, () -> phone.refuse(parts.get(1), now));
            default -> notFound();
        };
    }

    private SimulatorResponse faults(SimulatorRequest request) {
        return switch (request.method()) {
            case "GET" -> faults.show();
            case "PUT" -> {
                faults.set(FaultRequest.read(StrictJson.read(request.body())));
                yield ImmediateResponse.noContent();
            }
            case "DELETE" -> {
                faults.clear();
                yield ImmediateResponse.noContent();
            }
            default -> SimulatorProblems.methodNotAllowed("GET, PUT, DELETE");
        };
    }

    private SimulatorResponse clock(SimulatorRequest request) {
        return switch (request.method()) {
            case "GET" -> clock.show();
            case "PUT" -> {
                SimulatorResponse response = clock.move(ClockRequest.read(StrictJson.read(request.body())));
                // Before the answer, so that the caller's next call sees the states of the new time.
                ledger.applyDueTransitions(clock.instant());
                yield response;
            }
            case "DELETE" -> {
                clock.reset();
                ledger.applyDueTransitions(clock.instant());
                yield ImmediateResponse.noContent();
            }
            default -> SimulatorProblems.methodNotAllowed("GET, PUT, DELETE");
        };
    }

    private static SimulatorResponse onlyMethod(
            String method, SimulatorRequest request, Supplier<SimulatorResponse> then) {
        return request.method().equals(method) ? then.get() : SimulatorProblems.methodNotAllowed(method);
    }

    private static List<String> parts(String path) {
        return path.isEmpty() ? List.of() : List.of(path.substring(1).split("/", -1));
    }

    private static SimulatorResponse notFound() {
        return SimulatorProblems.notFound("No such route.");
    }
}
