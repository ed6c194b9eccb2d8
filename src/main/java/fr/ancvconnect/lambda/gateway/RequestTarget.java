package fr.ancvconnect.lambda.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HexFormat;
import java.util.regex.Pattern;

/** Path and query as they may stand in a request, by RFC 3986; what is in order already is left as it is. */
final class RequestTarget {

    private static final String NO_OCTET = "%(?!\\p{XDigit}{2})";
    /** A second slash at its beginning is one too: what follows would be taken for a host. */
    private static final Pattern NO_PATH = Pattern.compile("[^A-Za-z0-9._~!$&'()*+,;=:@/%-]+|" + NO_OCTET + "|(?<=^/)/");
    private static final Pattern NO_QUERY = Pattern.compile("[^A-Za-z0-9._~!$&'()*+,;=:@/?%-]+|" + NO_OCTET);
    private static final HexFormat OCTETS = HexFormat.of().withUpperCase().withPrefix("%");

    private RequestTarget() {
    }

    /** The path, of which the gateway decodes every octet. */
    static String path(String decoded) {
        return encoded(decoded, NO_PATH);
    }

    /** The query, which comes as it was sent, also where that was nothing to send. */
    static String query(String sent) {
        return encoded(sent, NO_QUERY);
    }

    private static String encoded(String text, Pattern misplaced) {
        return misplaced.matcher(text).replaceAll(found -> OCTETS.formatHex(found.group().getBytes(UTF_8)));
    }
}
