package fr.ancvconnect.lambda.problem;

import fr.ancvconnect.app.ancv.NotificationAddress;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Which methods an address has: for the answer to a wrong one, which the framework does not tell, and to hold calls to
 * their routes.
 */
public final class Routes {

    private static final List<Address> ALL = List.of(
            address("/establishments/{id}", "GET", "PUT"),
            address("/establishments/{id}/payment-methods", "GET"),
            address("/establishments/{id}/payment-methods/ancv-connect", "PUT", "DELETE"),
            address("/establishments/{id}/payment-methods/alternative", "PUT"),
            address("/establishments/{id}/payments", "GET"),
            address("/booking-folders/{folderId}", "GET", "PUT"),
            address("/booking-folders/{folderId}/payments", "GET", "POST"),
            address("/booking-folders/{folderId}/payments/{paymentId}", "GET"),
            address("/booking-folders/{folderId}/payments/{paymentId}/refusal", "POST"),
            address("/booking-folders/{folderId}/payments/{paymentId}/unblocking", "POST"),
            address("/booking-folders/{folderId}/payments/{paymentId}/resolution", "POST"),
            address("/booking-folders/{folderId}/cancellation", "POST"),
            address(NotificationAddress.PATH, "POST"),
            address(NotificationAddress.PATH + "/" + NotificationAddress.PROBE, "POST"),
            address(NotificationAddress.PATH + "/{folderId}/{paymentId}/{secret}", "POST"));

    private Routes() {
    }

    /**
     * One address.
     *
     * @param template as the doors write it
     */
    public record Address(String template, Set<String> methods) {

        /** Its first segment. */
        private String room() {
            return template.substring(0, template.indexOf('/', 1) + 1);
        }

        private boolean matches(String path) {
            return Pattern.matches(template.replaceAll("\\{[^}]*}", "[^/]+"), path);
        }
    }

    /** All addresses of the service. */
    public static List<Address> all() {
        return ALL;
    }

    /**
     * Whether this is an address of ours in a form that the framework would take for the plain one and the gateway does
     * not: there it has no route, and would come to a function that may not do what is asked.
     */
    static boolean isDisguised(String path) {
        boolean ours = ALL.stream().anyMatch(address -> path.startsWith(address.room()));
        return ours && (path.endsWith("/") || path.contains("//") || path.contains(";"));
    }

    /** Whether the gateway's route of this key is the one to this method and path. */
    static boolean isRoute(String key, String method, String path) {
        return ALL.stream().filter(address -> address.methods().contains(method) && address.matches(path))
                .anyMatch(address -> key.equals(method + " " + address.template()));
    }

    /** Whether this is an address of ours, and the method none of its own. */
    static boolean isWrongMethod(String method, String path) {
        List<Address> found = ALL.stream().filter(address -> address.matches(path)).toList();
        return !found.isEmpty() && found.stream().noneMatch(address -> address.methods().contains(method));
    }

    /** The methods of this path as the {@code Allow} header lists them. */
    static String allowed(String path) {
        var methods = new TreeSet<String>();
        ALL.stream().filter(address -> address.matches(path)).forEach(address -> methods.addAll(address.methods()));
        if (methods.contains("GET")) {
            methods.add("HEAD");
        }
        return String.join(", ", methods);
    }

    private static Address address(String template, String... methods) {
        return new Address(template, Set.of(methods));
    }
}
