package fr.ancvconnect.lambda.problem;

import fr.ancvconnect.app.ancv.NotificationAddress;
import java.util.regex.Pattern;

/**
 * The data of a request that a problem document contains.
 *
 * @param path as it was requested
 */
public record ProblemRequest(String path, Language language) {

    private static final Pattern SECRET = Pattern.compile("(" + NotificationAddress.PATH + "/[^/]+/[^/]+/).+");

    /** The path with the secret at the end of a notification address masked. */
    String shownPath() {
        return SECRET.matcher(path).replaceFirst("$1***");
    }
}
