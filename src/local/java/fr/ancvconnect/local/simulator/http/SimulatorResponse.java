package fr.ancvconnect.local.simulator.http;

import java.time.Duration;
import java.util.Map;

/** What the server has to do with a call: answer, answer too late, or hang up. */
public sealed interface SimulatorResponse {

    /** An ordinary answer; an empty body goes with 204. */
    record Answer(int status, Map<String, String> headers, byte[] body) implements SimulatorResponse {

        static final int NO_CONTENT_STATUS = 204;

        public static Answer noContent() {
            return new Answer(NO_CONTENT_STATUS, Map.of(), new byte[0]);
        }

        public static Answer of(int status, String contentType, byte[] body) {
            return new Answer(status, Map.of("Content-Type", contentType), body);
        }
    }

    /** An answer to be sent only after {@code hold}, when the caller has long given up. */
    record HeldAnswer(Duration hold, Answer answer) implements SimulatorResponse {}

    /** No answer at all: the connection is to be closed without a byte. */
    record DroppedAnswer() implements SimulatorResponse {}
}
