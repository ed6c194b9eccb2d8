package fr.ancvconnect.contract;

import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;

/** One HTTP exchange. The headers have one value each. */
public record Exchange(
        String method,
        String path,
        String query,
        Map<String, String> requestHeaders,
        String requestBody,
        int status,
        Map<String, String> responseHeaders,
        String responseBody) {

    private static final int ERRORS = 400;

    boolean isSuccess() {
        return status < ERRORS;
    }

    /** The first segment of the path. */
    String firstSegment() {
        return path.split("/", 3)[path.startsWith("/") ? 1 : 0];
    }

    /** The value of the {@code Authorization} header; empty if there is none. */
    String authorization() {
        return requestHeaders.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase("Authorization"))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }

    /** The request in the form of the validator. */
    SimpleRequest request() {
        var request = new SimpleRequest.Builder(method, path);
        requestHeaders.forEach((name, value) -> {
            if (!value.isEmpty()) {
                request.withHeader(name, value);
            }
        });
        Stream.of(query.split("&")).filter(pair -> !pair.isEmpty()).forEach(pair -> {
            String[] parts = pair.split("=", 2);
            request.withQueryParam(decoded(parts[0]), parts.length == 1 ? "" : decoded(parts[1]));
        });
        if (requestBody.isEmpty()) {
            // The library compares the type of a body that is not sent.
            request.withContentType("application/json");
        } else {
            request.withBody(requestBody);
        }
        return request.build();
    }

    /** The response in the form of the validator. */
    SimpleResponse response() {
        var response = SimpleResponse.Builder.status(status);
        responseHeaders.forEach((name, value) -> response.withHeader(name, value));
        if (!responseBody.isEmpty()) {
            response.withBody(responseBody);
        }
        return response.build();
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
