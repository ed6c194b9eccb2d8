package fr.ancvconnect.local.simulator.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.ancvconnect.local.simulator.http.SimulatorRequest;
import fr.ancvconnect.local.simulator.http.SimulatorResponse;
import fr.ancvconnect.local.simulator.http.SimulatorResponse.DelayedResponse;
import fr.ancvconnect.local.simulator.http.SimulatorResponse.DroppedConnection;
import fr.ancvconnect.local.simulator.http.SimulatorResponse.ImmediateResponse;
import java.time.Duration;
import java.time.Instant;

/** Applies the active faults to the calls of the protocol. */
public final class FaultyProtocol {

    private static final byte[] WEB_SERVER_PAGE =
            "<html><body><h1>500 Internal Server Error</h1></body></html>".getBytes(UTF_8);

    private final Protocol protocol;
    private final Faults faults;
    private final ProtocolDocuments documents;
    private final Duration timeoutDelay;

    public FaultyProtocol(Protocol protocol, Faults faults, ProtocolDocuments documents, Duration timeoutDelay) {
        this.protocol = protocol;
        this.faults = faults;
        this.documents = documents;
        this.timeoutDelay = timeoutDelay;
    }

    public SimulatorResponse handle(ProtocolCall operation, String id, SimulatorRequest request, Instant now) {
        return faults.take(operation)
                .map(fault -> faulty(fault, operation, id, request, now))
                .orElseGet(() -> protocol.handle(operation, id, request, now));
    }

    private SimulatorResponse faulty(
            CallFault fault, ProtocolCall operation, String id, SimulatorRequest request, Instant now) {
        return switch (fault) {
            case CallFault.Timeout() -> new DelayedResponse(timeoutDelay, failure(ErrorCode.INTERNAL_SERVER_ERROR));
            case CallFault.LostResponse() -> {
                protocol.handle(operation, id, request, now);
                yield new DroppedConnection();
            }
            case CallFault.Http500() -> ImmediateResponse.of(500, "text/html", WEB_SERVER_PAGE);
            case CallFault.Fails(ErrorCode code) -> failure(code);
        };
    }

    private ImmediateResponse failure(ErrorCode code) {
        return documents.failure(code, "a requested fault");
    }
}
