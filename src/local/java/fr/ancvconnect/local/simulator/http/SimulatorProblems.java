package fr.ancvconnect.local.simulator.http;

import fr.ancvconnect.local.simulator.http.SimulatorResponse.Answer;
import java.util.Map;

/** The error answers of the phone and of the faults, as problem details (RFC 9457). */
public final class SimulatorProblems {

    private SimulatorProblems() {}

    public static Answer malformedRequest(String detail) {
        return problem(400, "malformed-request", "The request cannot be read", detail);
    }

    public static Answer notFound(String detail) {
        return problem(404, "not-found", "Not found", detail);
    }

    public static Answer methodNotAllowed(String allowed) {
        Answer answer = problem(405, "method-not-allowed", "Method not allowed", "Allowed: " + allowed);
        return new Answer(
                answer.status(),
                Map.of("Content-Type", answer.headers().get("Content-Type"), "Allow", allowed),
                answer.body());
    }

    public static Answer nothingToConfirm() {
        return problem(
                409,
                "nothing-to-confirm",
                "Nothing to confirm",
                "This transaction does not wait for the customer (any more).");
    }

    public static Answer payloadTooLarge() {
        return problem(413, "payload-too-large", "Too large", "A body holds at most 64 KiB.");
    }

    public static Answer validationFailed(String detail) {
        return problem(422, "validation-failed", "A value is not accepted", detail);
    }

    public static Answer internalError() {
        return problem(500, "internal-error", "Internal error", "The simulator could not write its journal.");
    }

    private static Answer problem(int status, String code, String title, String detail) {
        return Answer.of(
                status,
                "application/problem+json",
                StrictJson.bytes(StrictJson.object()
                        .put("type", "/problems/" + code)
                        .put("title", title)
                        .put("status", status)
                        .put("detail", detail)
                        .put("code", code)));
    }
}
