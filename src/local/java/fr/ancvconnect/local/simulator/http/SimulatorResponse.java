package fr.ancvconnect.local.simulator.http;

import java.time.Duration;
import java.util.Map;

/** What the server does with a call: it answers, answers late, or closes the connection. */
public sealed interface SimulatorResponse {

    /** An immediate answer. The body is empty if the status is 204. */
    record Answer(int status, Map<String, String> headers, byte[] body) implements SimulatorResponse {

        static final int NO_CONTENT_STATUS = 204;

        public static Answer noContent() {
            return new Answer(NO_CONTENT_STATUS, Map.of(), new byte[0]);
        }

        public static Answer of(int status, String contentType, byte[] body) {
            return new Answer(status, Map.of("Content-Type", contentType), body);
        }
    }

    /** An answer that is sent after {@code hold}, when the caller's timeout has passed. */
    record HeldAnswer(Duration hold, Answer answer) implements SimulatorResponse {}

    /** No answer: the server closes the connection without a byte. */
    record DroppedAnswer() implements SimulatorResponse {}
}
