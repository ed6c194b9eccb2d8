package fr.ancvconnect.lambda.problem;

import fr.ancvconnect.app.ancv.NotificationAddress;
import java.util.regex.Pattern;

/**
 * What of a request a problem needs to know.
 *
 * @param path as it was asked
 */
public record ProblemRequest(String path, Language language) {

    private static final Pattern SECRET = Pattern.compile("(" + NotificationAddress.PATH + "/[^/]+/[^/]+/).+");

    /** The path as it may be shown: the secret end of a notification address is masked. */
    String shownPath() {
        return SECRET.matcher(path).replaceFirst("$1***");
    }
}
