package fr.ancvconnect.local.simulator.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;

/**
 * An HTTP request, independent of the server that received it.
 *
 * @param path the path after {@code /local/ancv}, with its leading slash, for example {@code /phone}; not decoded
 * @param query not decoded
 * @param headers finds a header by its name, which is not case-sensitive
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record SimulatorRequest(
        String method, String path, Optional<String> query, Function<String, Optional<String>> headers, byte[] body) {

    /** Returns the value of a header, if the caller sent it. */
    public Optional<String> header(String name) {
        return headers.apply(name);
    }

    /** Returns the first value of a query parameter, decoded. */
    public Optional<String> parameter(String name) {
        return query.stream()
                .flatMap(all -> Arrays.stream(all.split("&")))
                .map(pair -> pair.split("=", 2))
                .filter(pair -> decoded(pair[0]).equals(name))
                .map(pair -> pair.length < 2 ? "" : decoded(pair[1]))
                .findFirst();
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, UTF_8);
        } catch (IllegalArgumentException e) {
            throw new MalformedRequestException("the query is malformed");
        }
    }
}
