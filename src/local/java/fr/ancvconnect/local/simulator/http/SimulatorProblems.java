package fr.ancvconnect.local.simulator.http;

import fr.ancvconnect.local.simulator.http.SimulatorResponse.ImmediateResponse;
import java.util.Map;

/** The error answers of the phone and of the faults, as problem details (RFC 9457). */
public final class SimulatorProblems {

    private SimulatorProblems() {}

    public static ImmediateResponse malformedRequest(String detail) {
        return problem(400, "malformed-request", "The request cannot be read", detail);
    }

    public static ImmediateResponse notFound(String detail) {
        return problem(404, "not-found", "Not found", detail);
    }

    public static ImmediateResponse methodNotAllowed(String allowed) {
        ImmediateResponse response = problem(405, "method-not-allowed", "Method not allowed", "Allowed: " + allowed);
        return new ImmediateResponse(
                response.status(),
                Map.of("Content-Type", response.headers().get("Content-Type"), "Allow", allowed),
                response.body());
    }

    public static ImmediateResponse nothingToConfirm() {
        return problem(
                409,
                "nothing-to-confirm",
                "Nothing to confirm",
                "This transaction does not wait for the customer (any more).");
    }

    public static ImmediateResponse nothingToSettle() {
        return problem(
                409,
                "nothing-to-settle",
                "Nothing to settle",
                "This transaction is not confirmed, or it is settled already.");
    }

    public static ImmediateResponse payloadTooLarge() {
        return problem(413, "payload-too-large", "Too large", "A body holds at most 64 KiB.");
    }

    public static ImmediateResponse validationFailed(String detail) {
        return problem(422, "validation-failed", "A value is not accepted", detail);
    }

    public static ImmediateResponse internalError() {
        return problem(500, "internal-error", "Internal error", "The simulator could not write its journal.");
    }

    private static ImmediateResponse problem(int status, String code, String title, String detail) {
        return ImmediateResponse.of(
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
