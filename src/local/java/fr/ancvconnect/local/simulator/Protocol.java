package fr.ancvconnect.local.simulator;

import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/** The four calls of ANCV's protocol: form first, for the seal covers fields, then the seal, then the rules. */
final class Protocol {

    private static final int LONGEST_REASON = 50;

    private final Seals seals;
    private final Acquiring acquiring;
    private final Documents documents;

    Protocol(Seals seals, Acquiring acquiring, Documents documents) {
        this.seals = seals;
        this.acquiring = acquiring;
        this.documents = documents;
    }

    /** @param id of the transaction; empty in a creation */
    SimulatorAnswer.Answer answer(ProtocolCall which, String id, SimulatorCall call, Instant now) {
        try {
            return documents.answer(outcome(which, id, call, now), now);
        } catch (MalformedCall e) {
            return documents.answer(new Outcome.Failure(ErrorCode.BAD_REQUEST, e.getMessage()), now);
        }
    }

    private Outcome outcome(ProtocolCall which, String id, SimulatorCall call, Instant now) {
        return switch (which) {
            case CREATE -> {
                Asked asked = Asked.read(body(call));
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

    private Outcome sealed(SimulatorCall call, List<String> fields, Supplier<Outcome> then) {
        return seals.isRight(call.header(Seals.HEADER), fields)
                ? then.get()
                : new Outcome.Failure(ErrorCode.INVALID_SEAL, "the seal or its key version is wrong");
    }

    /** Every body of the protocol is declared as JSON and says when it was asked. */
    private static Fields body(SimulatorCall call) {
        if (!call.header("Content-Type").orElse("").startsWith("application/json")) {
            throw new MalformedCall("Content-Type is not application/json");
        }
        Fields body = Json.read(call.body());
        body.instant("requestDate");
        return body;
    }
}
