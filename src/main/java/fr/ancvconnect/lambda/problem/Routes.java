package fr.ancvconnect.lambda.problem;

import fr.ancvconnect.app.ancv.NotificationAddress;
import fr.ancvconnect.app.link.PaymentPageUrl;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The paths of the service and their methods. They are used for the {@code Allow} header of a 405 response, which the
 * framework does not provide, and to check that a request matches its gateway route.
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
            address("/booking-folders/{folderId}/payment-links", "GET", "POST"),
            address("/booking-folders/{folderId}/payment-links/{linkId}", "GET", "DELETE"),
            address("/booking-folders/{folderId}/payment-links/{linkId}/qr", "GET"),
            address(PaymentPageUrl.PATH + "/{token}", "GET", "HEAD"),
            address(PaymentPageUrl.PATH + "/assets/{file}", "GET"),
            address(PaymentPageUrl.PATH + "/{token}/state", "GET"),
            address(PaymentPageUrl.PATH + "/{token}/payments", "POST"),
            address(PaymentPageUrl.PATH + "/{token}/payments/{paymentId}", "GET"),
            address(NotificationAddress.PATH, "POST"),
            address(NotificationAddress.PATH + "/" + NotificationAddress.PROBE, "POST"),
            address(NotificationAddress.PATH + "/{folderId}/{paymentId}/{secret}", "POST"));

    private static final Pattern PAYMENT_LINKS = Pattern.compile("^/booking-folders/[^/]+/payment-links(/|$)");

    private Routes() {}

    /**
     * One path.
     *
     * @param template in the form of the handlers' {@code @Path}
     */
    public record Address(String template, Set<String> methods) {

        /** The first segment, with both slashes. */
        private String firstSegment() {
            return template.substring(0, template.indexOf('/', 1) + 1);
        }

        private boolean matches(String path) {
            return Pattern.matches(template.replaceAll("\\{[^}]*}", "[^/]+"), path);
        }
    }

    /** All paths of the service. */
    public static List<Address> all() {
        return ALL;
    }

    /**
     * Whether this is a path of the service in a form that the framework accepts as equivalent and the gateway does
     * not. The gateway has no route for such a form. It would send the request to the function of {@code $default},
     * whose permissions can be insufficient.
     */
    static boolean isNotCanonical(String path) {
        boolean known = ALL.stream().anyMatch(address -> path.startsWith(address.firstSegment()));
        return known && (path.endsWith("/") || path.contains("//") || path.contains(";"));
    }

    /** The path of the request as it was sent; empty if the framework finds none in it. */
    static String path(RoutingContext request) {
        return Objects.requireNonNullElse(request.request().path(), "");
    }

    /** Whether the gateway route with this key is the route of this method and path. */
    static boolean isRoute(String key, String method, String path) {
        return ALL.stream()
                .filter(address -> address.methods().contains(method) && address.matches(path))
                .anyMatch(address -> key.equals(method + " " + address.template()));
    }

    /** Whether the path exists but does not support the method. */
    static boolean isWrongMethod(String method, String path) {
        List<Address> found =
                ALL.stream().filter(address -> address.matches(path)).toList();
        return !found.isEmpty()
                && found.stream().noneMatch(address -> address.methods().contains(method));
    }

    /**
     * Whether the function of {@code $default} answers this method. It answers methods that the path does not support, and
     * HEAD, except for payment links: that function cannot read the keys of links.
     */
    static boolean isAnsweredByDefault(String method, String path) {
        boolean isOfLink = path.startsWith(PaymentPageUrl.PATH + "/")
                || PAYMENT_LINKS.matcher(path).find();
        return isWrongMethod(method, path) && !("HEAD".equals(method) && isOfLink);
    }

    /** The methods of this path in the format of the {@code Allow} header. */
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
