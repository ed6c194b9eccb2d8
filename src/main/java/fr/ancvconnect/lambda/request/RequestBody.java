package fr.ancvconnect.lambda.request;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.ancvconnect.app.ProblemCode;
import fr.ancvconnect.lambda.problem.ProblemException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;

/** Reads a request body: at most 64 KiB of UTF-8, and one JSON object without duplicate fields. */
public final class RequestBody {

    /** In bytes. */
    public static final int LARGEST = 64 * 1024;

    /** Ignored (RFC 8259, 8.1). */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private RequestBody() {}

    /** The body, or {@code PAYLOAD_TOO_LARGE} if it exceeds the limit. */
    public static byte[] bounded(byte[] body) {
        byte[] given = body == null ? new byte[0] : body;
        if (given.length > LARGEST) {
            throw ProblemException.of(ProblemCode.PAYLOAD_TOO_LARGE);
        }
        return given;
    }

    /** The fields of the body. */
    static JsonObjectReader form(byte[] body) {
        return new JsonObjectReader(object(bounded(body)));
    }

    private static ObjectNode object(byte[] body) {
        try {
            if (JSON.readTree(text(body)) instanceof ObjectNode object) {
                return object;
            }
        } catch (IOException _) {
            // The parser's message is dropped, because it can contain parts of the body.
        }
        throw ProblemException.of(ProblemCode.MALFORMED_REQUEST);
    }

    /** Fails if the body is not UTF-8. The parser itself would also read UTF-16, and overlong forms of a character. */
    private static String text(byte[] body) throws CharacterCodingException {
        String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(BYTE_ORDER_MARK.length()) : text;
    }

    /** Rejects a value of the wrong JSON type. Values are never converted to another type. */
    static JsonNode typed(JsonNode value, boolean valid) {
        if (!valid) {
            throw ProblemException.of(ProblemCode.MALFORMED_REQUEST);
        }
        return value;
    }
}
