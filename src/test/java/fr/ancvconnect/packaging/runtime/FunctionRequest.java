package fr.ancvconnect.packaging.runtime;

import java.util.Map;
import java.util.TreeMap;

/**
 * A call as a client makes it.
 *
 * @param path    with its query
 * @param headers one value each; several are joined with commas, as the gateway does it
 */
record FunctionRequest(String method, String path, Map<String, String> headers, String body) {

    static FunctionRequest of(String method, String path) {
        return new FunctionRequest(method, path, Map.of(), "");
    }

    /** The same in the name of whoever has this token. */
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
