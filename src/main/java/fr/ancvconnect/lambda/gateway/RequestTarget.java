package fr.ancvconnect.lambda.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HexFormat;
import java.util.regex.Pattern;

/** Encodes the path and the query as RFC 3986 requires. Valid characters are not changed. */
final class RequestTarget {

    private static final String INVALID_ESCAPE = "%(?!\\p{XDigit}{2})";
    /** Also matches a second slash at the start: the text after it would be read as a host. */
    private static final Pattern NOT_ALLOWED_IN_PATH =
            Pattern.compile("[^A-Za-z0-9._~!$&'()*+,;=:@/%-]+|" + INVALID_ESCAPE + "|(?<=^/)/");

    private static final Pattern NOT_ALLOWED_IN_QUERY =
            Pattern.compile("[^A-Za-z0-9._~!$&'()*+,;=:@/?%-]+|" + INVALID_ESCAPE);
    private static final HexFormat OCTETS = HexFormat.of().withUpperCase().withPrefix("%");

    private RequestTarget() {}

    /** Encodes the path. The gateway has decoded all its percent-encoded octets. */
    static String path(String decoded) {
        return encoded(decoded, NOT_ALLOWED_IN_PATH);
    }

    /** Encodes the query. The gateway passes it on unchanged, even if it is not valid. */
    static String query(String sent) {
        return encoded(sent, NOT_ALLOWED_IN_QUERY);
    }

    private static String encoded(String text, Pattern notAllowed) {
        return notAllowed
                .matcher(text)
                .replaceAll(found -> OCTETS.formatHex(found.group().getBytes(UTF_8)));
    }
}
