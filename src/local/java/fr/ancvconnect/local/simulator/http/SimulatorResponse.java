package fr.ancvconnect.local.simulator.http;

import java.time.Duration;
import java.util.Map;

/** The result of a request: a response, a delayed response, or a closed connection. */
public sealed interface SimulatorResponse {

    /** A response that is sent immediately. The body is empty if the status is 204. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    record ImmediateResponse(int status, Map<String, String> headers, byte[] body) implements SimulatorResponse {

        static final int NO_CONTENT_STATUS = 204;

        public static ImmediateResponse noContent() {
            return new ImmediateResponse(NO_CONTENT_STATUS, Map.of(), new byte[0]);
        }

        public static ImmediateResponse of(int status, String contentType, byte[] body) {
            return new ImmediateResponse(status, Map.of("Content-Type", contentType), body);
        }
    }

    /** A response that is sent after {@code delay}, when the caller's timeout has passed. */
    record DelayedResponse(Duration delay, ImmediateResponse response) implements SimulatorResponse {}

    /** No response: the server closes the connection without a byte. */
    record DroppedConnection() implements SimulatorResponse {}
}
