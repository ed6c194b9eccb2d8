package fr.ancvconnect.packaging.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * What came back.
 *
 * @param headers by their lower-case names
 */
record FunctionResponse(int status, Map<String, String> headers, String body) {

    /** The body, which is JSON. */
    JsonNode json() {
        return EventSamples.read(body);
    }
}
