package fr.ancvconnect.ancv;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads ANCV's JSON, in which numbers can be strings and strings can be numbers. It uses trees only, without reflection. */
final class LenientJson {

    /** ANCV's documents have six levels. */
    private static final int DEEPEST = 64;

    private static final int LONGEST_NUMBER = 100;
    private static final Pattern INTEGER = Pattern.compile("-?[0-9]{1,18}");

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxNumberLength(LONGEST_NUMBER)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private LenientJson() {}

    /** The JSON object in these bytes; empty for anything else. */
    static Optional<JsonNode> object(byte[] bytes) {
        try {
            return Optional.ofNullable(MAPPER.readTree(bytes)).filter(JsonNode::isObject);
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /** The text of a non-blank string or of an integer; empty for anything else. */
    static Optional<String> text(JsonNode node) {
        if (node.isTextual()) {
            return Optional.of(node.textValue()).filter(text -> !text.isBlank());
        }
        return node.isIntegralNumber() ? Optional.of(node.bigIntegerValue().toString()) : Optional.empty();
    }

    /**
     * An integer, given as a number or a string; empty for anything else. {@code 120.0} is empty too, because it is not in
     * cents.
     */
    static Optional<Long> integer(JsonNode node) {
        return text(node).filter(text -> INTEGER.matcher(text).matches()).map(Long::valueOf);
    }
}
