package fr.ancvconnect.local.simulator.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.ancvconnect.local.simulator.http.SimulatorRequest;
import fr.ancvconnect.local.simulator.http.SimulatorResponse;
import fr.ancvconnect.local.simulator.http.SimulatorResponse.Answer;
import fr.ancvconnect.local.simulator.http.SimulatorResponse.DroppedAnswer;
import fr.ancvconnect.local.simulator.http.SimulatorResponse.HeldAnswer;
import java.time.Duration;
import java.time.Instant;

/** Applies the active faults to the calls of the protocol. */
public final class FaultyProtocol {

    private static final byte[] WEB_SERVER_PAGE =
            "<html><body><h1>500 Internal Server Error</h1></body></html>".getBytes(UTF_8);

    private final Protocol protocol;
    private final Faults faults;
    private final ProtocolDocuments documents;
    private final Duration hold;

    public FaultyProtocol(Protocol protocol, Faults faults, ProtocolDocuments documents, Duration hold) {
        this.protocol = protocol;
        this.faults = faults;
        this.documents = documents;
        this.hold = hold;
    }

    public SimulatorResponse answer(ProtocolCall which, String id, SimulatorRequest call, Instant now) {
        return faults.take(which)
                .map(fault -> wrong(fault, which, id, call, now))
                .orElseGet(() -> protocol.answer(which, id, call, now));
    }

    private SimulatorResponse wrong(
            CallFault fault, ProtocolCall which, String id, SimulatorRequest call, Instant now) {
        return switch (fault) {
            case CallFault.Timeout() -> new HeldAnswer(hold, failure(ErrorCode.INTERNAL_SERVER_ERROR));
            case CallFault.LostAnswer() -> {
                protocol.answer(which, id, call, now);
                yield new DroppedAnswer();
            }
            case CallFault.Http500() -> Answer.of(500, "text/html", WEB_SERVER_PAGE);
            case CallFault.Fails(ErrorCode code) -> failure(code);
        };
    }

    private Answer failure(ErrorCode code) {
        return documents.failure(code, "a fault that was asked for");
    }
}
