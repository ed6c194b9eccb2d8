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
    SimulatorResponse.ImmediateResponse handle(
            ProtocolCall operation, String id, SimulatorRequest request, Instant now) {
        try {
            return documents.response(outcome(operation, id, request, now), now);
        } catch (MalformedRequestException e) {
            return documents.response(new CallResult.CallError(ErrorCode.BAD_REQUEST, e.problem()), now);
        }
    }

    private CallResult outcome(ProtocolCall operation, String id, SimulatorRequest request, Instant now) {
        return switch (operation) {
            case CREATE -> {
                TransactionOrder order = TransactionOrder.read(body(request));
                yield sealed(request, order.sealedFields(), () -> acquiring.create(order, now));
            }
            case PAYER -> {
                PayerRequest payerRequest = PayerRequest.read(body(request));
                yield sealed(request, payerRequest.sealedFields(id), () -> acquiring.namePayer(id, payerRequest, now));
            }
            case READ -> sealed(request, List.of(id), () -> acquiring.read(id));
            case CANCEL -> {
                String reason = body(request).text("reason", LONGEST_REASON);
                yield sealed(request, List.of(id, reason), () -> acquiring.cancel(id, now));
            }
        };
    }

    private CallResult sealed(SimulatorRequest request, List<String> fields, Supplier<CallResult> then) {
        return seals.isValid(request.header(Seals.HEADER), fields)
                ? then.get()
                : new CallResult.CallError(ErrorCode.INVALID_SEAL, "the seal or its key version is wrong");
    }

    /** Each body of the protocol must have a JSON content type and a {@code requestDate}. */
    private static JsonFields body(SimulatorRequest request) {
        if (!request.header("Content-Type").orElse("").startsWith("application/json")) {
            throw new MalformedRequestException("Content-Type is not application/json");
        }
        JsonFields body = StrictJson.read(request.body());
        body.instant("requestDate");
        return body;
    }
}
