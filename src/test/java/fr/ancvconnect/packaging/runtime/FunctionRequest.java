package fr.ancvconnect.packaging.runtime;

import java.util.Map;
import java.util.TreeMap;

/**
 * A request of a client.
 *
 * @param path    with its query
 * @param headers one value each; several values are joined with commas, as the gateway does
 */
record FunctionRequest(String method, String path, Map<String, String> headers, String body) {

    static FunctionRequest of(String method, String path) {
        return new FunctionRequest(method, path, Map.of(), "");
    }

    /** The same request with this token. */
    FunctionRequest as(String token) {
        return with("authorization", "Bearer " + token);
    }

    FunctionRequest with(String header, String value) {
        var more = new TreeMap<>(headers);
        more.put(header, value);
        return new FunctionRequest(method, path, more, body);
    }

    FunctionRequest json(String document) {
        return new FunctionRequest(method, path, headers, document).with("content-type", "application/json");
    }
}
