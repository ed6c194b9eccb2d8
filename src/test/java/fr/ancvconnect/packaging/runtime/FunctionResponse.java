package fr.ancvconnect.packaging.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * The response.
 *
 * @param headers by their lower-case names
 */
record FunctionResponse(int status, Map<String, String> headers, String body) {

    /** The body as JSON. */
    JsonNode json() {
        return EventSamples.read(body);
    }
}
