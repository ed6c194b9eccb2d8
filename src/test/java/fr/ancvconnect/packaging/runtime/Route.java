package fr.ancvconnect.packaging.runtime;

import fr.ancvconnect.app.ancv.NotificationAddress;
import fr.ancvconnect.lambda.problem.Routes;
import java.util.Comparator;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The route that the gateway takes, as it is documented: the one of this method whose path fits best, else
 * {@code $default}.
 *
 * @param parameters what stands where the route has a name
 */
record Route(String key, Map<String, String> parameters) {

    private static final String OTHERWISE = "$default";

    static Route of(String method, String path) {
        return Routes.all().stream().filter(address -> address.methods().contains(method))
                .map(Routes.Address::template).filter(template -> fitting(template, path).matches())
                .min(Comparator.comparing(template -> template.chars().filter(letter -> letter == '{').count()))
                .map(template -> new Route(method + " " + template, parameters(fitting(template, path))))
                .orElseGet(() -> new Route(OTHERWISE, Map.of()));
    }

    /** Whether nobody looks at a token before it is taken. */
    boolean isOpen() {
        return key.equals(OTHERWISE) || key.startsWith("POST " + NotificationAddress.PATH);
    }

    private static Matcher fitting(String template, String path) {
        return Pattern.compile(template.replaceAll("\\{([^}]*)}", "(?<$1>[^/]+)")).matcher(path);
    }

    private static Map<String, String> parameters(Matcher found) {
        found.matches();
        return found.namedGroups().keySet().stream().collect(Collectors.toMap(name -> name, found::group));
    }
}
