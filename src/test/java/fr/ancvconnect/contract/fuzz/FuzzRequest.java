package fr.ancvconnect.contract.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.ancvconnect.contract.fuzz.ApiDocument.Operation;
import fr.ancvconnect.contract.fuzz.Tokens.Token;
import java.net.URLEncoder;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A request to an operation.
 *
 * @param method  the operation's, unless it was changed
 * @param path    as the gateway decodes it
 * @param query   as the client encodes it
 * @param headers without {@code Authorization}
 * @param changed the parts that may differ from what the document allows; none in a valid request
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record FuzzRequest(
        Operation operation,
        String method,
        String path,
        String query,
        Map<String, String> headers,
        byte[] body,
        Token token,
        Set<Part> changed) {

    private static final int LONGEST_SHOWN_BODY = 2_000;
    private static final Pattern LINK_TOKEN = Pattern.compile("[A-Z2-7]{26}\\.[^.]+\\.[\\w-]{22}");

    /** The parts of a request. */
    enum Part {
        METHOD,
        PATH,
        QUERY,
        HEADERS,
        BODY,
        TOKEN
    }

    /** Whether it follows the document in all parts, with a token that may make the call. */
    boolean isValid() {
        return changed.isEmpty();
    }

    /** The same request about another resource. */
    FuzzRequest withPath(String other) {
        return new FuzzRequest(operation, method, other, query, headers, body, token, changed);
    }

    /** All headers that are sent. */
    Map<String, String> sentHeaders() {
        var all = new LinkedHashMap<>(headers);
        token.header().ifPresent(value -> all.put("authorization", value));
        return all;
    }

    /** The path in the form that a client sends. */
    String encodedPath() {
        return Arrays.stream(path.split("/", -1))
                .map(segment -> URLEncoder.encode(segment, UTF_8).replace("+", "%20"))
                .collect(Collectors.joining("/"));
    }

    /** The query with its invalid escapes encoded, as the service reads it. */
    String decodableQuery() {
        return query.replaceAll("%(?!\\p{XDigit}{2})", "%25");
    }

    /** The id of the folder that the path names. */
    Optional<String> folder() {
        String[] segments = path.split("/", -1);
        return segments.length > 2 && segments[1].equals("booking-folders")
                ? Optional.of(segments[2])
                : Optional.empty();
    }

    /** The token of a payment link that the path contains, as the service creates it. */
    Optional<String> linkToken() {
        return Stream.of(path.split("/", -1))
                .filter(LINK_TOKEN.asMatchPredicate())
                .findFirst();
    }

    /** The request in the form of a command. The claims stand for the token. */
    @Override
    public String toString() {
        String sent = headers.entrySet().stream()
                .map(header -> " -H " + quoted(header.getKey() + ": " + header.getValue()))
                .collect(Collectors.joining());
        return "curl -X " + method + " "
                + quoted("http://localhost:8080" + encodedPath() + (query.isEmpty() ? "" : "?" + query))
                + sent + " -H " + quoted("Authorization: " + token.description()) + " --data-binary " + shownBody()
                + "  # "
                + operation.id() + ", changed: " + changed + ", access: " + token.access();
    }

    private String shownBody() {
        String shown = quoted(new String(body, UTF_8));
        if (body.length > LONGEST_SHOWN_BODY) {
            return shown.substring(0, LONGEST_SHOWN_BODY) + "…' (" + body.length + " bytes)";
        }
        return Arrays.equals(new String(body, UTF_8).getBytes(UTF_8), body)
                ? shown
                : shown + " (hex " + HexFormat.of().formatHex(body) + ")";
    }

    /** A text in the quotes of bash, with its control characters escaped. */
    private static String quoted(String text) {
        String escaped = text.replace("\\", "\\\\").replace("'", "\\'");
        return "$'"
                + escaped.codePoints()
                        .mapToObj(each -> Character.isISOControl(each) || Character.getType(each) == Character.FORMAT
                                ? "\\u%04x".formatted(each)
                                : Character.toString(each))
                        .collect(Collectors.joining())
                + "'";
    }
}
