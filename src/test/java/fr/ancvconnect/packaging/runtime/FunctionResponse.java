package fr.ancvconnect.packaging.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import fr.ancvconnect.contract.Exchange;
import fr.ancvconnect.contract.ExchangeSource;
import fr.ancvconnect.contract.OpenApiContract;
import java.util.Map;

/**
 * The response.
 *
 * @param headers by their lower-case names
 */
record FunctionResponse(int status, Map<String, String> headers, String body) {

    /** This response, after it and its request were compared with the published contract. */
    FunctionResponse checkedWith(FunctionRequest request) {
        String[] target = request.path().split("\\?", 2);
        OpenApiContract.SERVICE.assertDocumented(
                ExchangeSource.BLACK_BOX,
                new Exchange(
                        request.method(),
                        target[0],
                        target.length == 1 ? "" : target[1],
                        request.headers(),
                        request.body(),
                        status,
                        headers,
                        body));
        return this;
    }

    /** The body as JSON. */
    JsonNode json() {
        return EventSamples.read(body);
    }
}
