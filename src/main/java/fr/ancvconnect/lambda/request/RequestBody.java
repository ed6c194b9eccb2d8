package fr.ancvconnect.lambda.request;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.ancvconnect.app.ProblemCode;
import fr.ancvconnect.lambda.problem.ProblemException;
import java.io.IOException;

/** A request's body: at most 64 KiB, and one JSON object without a field twice. */
public final class RequestBody {

    private static final int LARGEST = 64 * 1024;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private RequestBody() {
    }

    /** The body, {@code PAYLOAD_TOO_LARGE} where it is. */
    public static byte[] bounded(byte[] body) {
        byte[] given = body == null ? new byte[0] : body;
        if (given.length > LARGEST) {
            throw ProblemException.of(ProblemCode.PAYLOAD_TOO_LARGE);
        }
        return given;
    }

    /** The body as a form to read fields from. */
    static JsonObjectReader form(byte[] body) {
        return new JsonObjectReader(object(bounded(body)));
    }

    private static ObjectNode object(byte[] body) {
        try {
            if (JSON.readTree(body) instanceof ObjectNode object) {
                return object;
            }
        } catch (IOException _) {
            // What the parser says could show what was sent.
        }
        throw ProblemException.of(ProblemCode.MALFORMED_REQUEST);
    }

    /** A field of the wrong JSON type: never coerced into the right one. */
    static JsonNode typed(JsonNode value, boolean right) {
        if (!right) {
            throw ProblemException.of(ProblemCode.MALFORMED_REQUEST);
        }
        return value;
    }
}
