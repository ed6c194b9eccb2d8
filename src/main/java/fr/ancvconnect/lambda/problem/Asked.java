package fr.ancvconnect.lambda.problem;

import fr.ancvconnect.app.NotificationAddress;

/**
 * What of a request a problem needs to know.
 *
 * @param path as it was asked
 */
public record Asked(String path, Language language) {

    private static final String WEBHOOKS = NotificationAddress.PATH + "/";

    /** The path as it may be shown: the secret end of a notification address is masked. */
    String shownPath() {
        int last = path.lastIndexOf('/');
        return path.startsWith(WEBHOOKS) && last > WEBHOOKS.length() ? path.substring(0, last) + "/***" : path;
    }
}
