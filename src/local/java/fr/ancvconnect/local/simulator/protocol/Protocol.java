package fr.ancvconnect.local.simulator.protocol;

import fr.ancvconnect.local.simulator.http.JsonFields;
import fr.ancvconnect.local.simulator.http.MalformedRequestException;
import fr.ancvconnect.local.simulator.http.SimulatorRequest;
import fr.ancvconnect.local.simulator.http.SimulatorResponse;
import fr.ancvconnect.local.simulator.http.StrictJson;
import fr.ancvconnect.local.simulator.model.TransactionOrder;
import fr.ancvconnect.local.simulator.protocol.AcquiringApi.CallResult;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/**
 * The four calls of ANCV's protocol. It checks the format first, because the seal covers fields of the body, then the seal,
 * then the business rules.
 */
public final class Protocol {

    private static final int LONGEST_REASON = 50;

    private final Seals seals;
    private final AcquiringApi acquiring;
    private final ProtocolDocuments documents;

    public Protocol(Seals seals, AcquiringApi acquiring, ProtocolDocuments documents) {
        this.seals = seals;
        this.acquiring = acquiring;
        this.documents = documents;
    }

    /** @param id the transaction id; empty for CREATE */
    SimulatorResponse.Answer answer(ProtocolCall which, String id, SimulatorRequest call, Instant now) {
        try {
            return documents.answer(outcome(which, id, call, now), now);
        } catch (MalformedRequestException e) {
            return documents.answer(new CallResult.Failure(ErrorCode.BAD_REQUEST, e.getMessage()), now);
        }
    }

    private CallResult outcome(ProtocolCall which, String id, SimulatorRequest call, Instant now) {
        return switch (which) {
            case CREATE -> {
                TransactionOrder asked = TransactionOrder.read(body(call));
                yield sealed(call, asked.sealedFields(), () -> acquiring.create(asked, now));
            }
            case PAYER -> {
                PayerRequest request = PayerRequest.read(body(call));
                yield sealed(call, request.sealedFields(id), () -> acquiring.namePayer(id, request, now));
            }
            case READ -> sealed(call, List.of(id), () -> acquiring.read(id));
            case CANCEL -> {
                String reason = body(call).text("reason", LONGEST_REASON);
                yield sealed(call, List.of(id, reason), () -> acquiring.cancel(id, now));
            }
        };
    }

    private CallResult sealed(SimulatorRequest call, List<String> fields, Supplier<CallResult> then) {
        return seals.isRight(call.header(Seals.HEADER), fields)
                ? then.get()
                : new CallResult.Failure(ErrorCode.INVALID_SEAL, "the seal or its key version is wrong");
    }

    /** Each body of the protocol must have a JSON content type and a {@code requestDate}. */
    private static JsonFields body(SimulatorRequest call) {
        if (!call.header("Content-Type").orElse("").startsWith("application/json")) {
            throw new MalformedRequestException("Content-Type is not application/json");
        }
        JsonFields body = StrictJson.read(call.body());
        body.instant("requestDate");
        return body;
    }
}
