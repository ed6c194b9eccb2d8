package fr.ancvconnect.lambda.request;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The hosts to which the page of a payment link may link after the outcome.
 *
 * @param hosts in lower case; empty if all hosts are allowed
 */
public record ReturnHosts(Set<String> hosts) {

    private static final int LONGEST = 2_048;
    private static final String LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
    /** A name and no IP address: the page shows the host, and the customer must recognize it. */
    private static final String HOST = "(?:" + LABEL + "\\.)*[A-Za-z](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";

    private static final Pattern NAME = Pattern.compile(HOST);
    /** The path, the query and the fragment have only characters of RFC 3986. A user name is not allowed. */
    private static final String CHARACTERS = "[A-Za-z0-9._~!$&'()*+,;=:@/?%-]*";
    /** Looked for separately: a repeated group needs a stack frame for each character of a long address. */
    private static final Pattern INVALID_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");

    /** From 1 to 65535. A browser cannot parse an address with another port. */
    private static final String PORT =
            "6553[0-5]|655[0-2][0-9]|65[0-4][0-9]{2}|6[0-4][0-9]{3}|[1-5][0-9]{4}|[1-9][0-9]{0,3}";

    private static final Pattern URL = Pattern.compile(
            "https://(" + HOST + ")(?::(?:" + PORT + "))?(?:[/?]" + CHARACTERS + ")?(?:#" + CHARACTERS + ")?");

    public ReturnHosts {
        hosts = hosts.stream().map(host -> host.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Parses a list of host names separated by commas. An empty text allows all hosts.
     *
     * @throws IllegalArgumentException if an entry is no host name
     */
    public static ReturnHosts parse(String text) {
        Set<String> hosts = Stream.of(text.split(",", -1))
                .map(String::strip)
                .filter(host -> !host.isEmpty())
                .collect(Collectors.toSet());
        if (!hosts.stream().allMatch(NAME.asMatchPredicate())) {
            throw new IllegalArgumentException("Not a host name");
        }
        return new ReturnHosts(hosts);
    }

    /** Whether this is an https address of an allowed host. */
    boolean allow(String url) {
        Matcher parts = URL.matcher(url);
        return url.length() <= LONGEST
                && parts.matches()
                && !INVALID_ESCAPE.matcher(url).find()
                && (hosts.isEmpty() || hosts.contains(parts.group(1).toLowerCase(Locale.ROOT)));
    }
}
