package fr.ancvconnect.packaging.runtime;

import fr.ancvconnect.app.ancv.NotificationAddress;
import fr.ancvconnect.app.link.PaymentPageUrl;
import fr.ancvconnect.lambda.problem.Routes;
import java.util.Comparator;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The gateway's route for a request, as AWS documents it: the most specific route for the method and the path, else
 * {@code $default}.
 *
 * @param parameters the values of the path parameters
 */
record Route(String key, Map<String, String> parameters) {

    private static final String DEFAULT_ROUTE = "$default";

    static Route of(String method, String path) {
        return Routes.all().stream()
                .filter(address -> address.methods().contains(method))
                .map(Routes.Address::template)
                .filter(template -> matcher(template, path).matches())
                .min(Comparator.comparingLong(template ->
                        template.chars().filter(letter -> letter == '{').count()))
                .map(template -> new Route(method + " " + template, parameters(matcher(template, path))))
                .orElseGet(() -> new Route(DEFAULT_ROUTE, Map.of()));
    }

    /** Whether the route has no token authorizer. */
    boolean isOpen() {
        return key.equals(DEFAULT_ROUTE)
                || key.startsWith("POST " + NotificationAddress.PATH)
                || key.contains(" " + PaymentPageUrl.PATH + "/");
    }

    private static Matcher matcher(String template, String path) {
        return Pattern.compile(template.replaceAll("\\{([^}]*)}", "(?<$1>[^/]+)"))
                .matcher(path);
    }

    private static Map<String, String> parameters(Matcher found) {
        found.matches();
        return found.namedGroups().keySet().stream().collect(Collectors.toMap(name -> name, found::group));
    }
}
