package fr.ancvconnect.lambda.event;

/**
 * The order in which routes are registered, as priorities of the observers of the router. Routes with the same order run
 * in the order of their registration. Other observers are registered after these.
 */
public final class RouteOrder {

    /** Sets and reads the headers. Before all other routes, because some of them end the response. */
    public static final int HEADERS = 1;
    /** Adds the request id to each log line. Before all routes that can fail. */
    public static final int LOG_CONTEXT = 2;
    /** Logs notifications, with the request id. */
    public static final int NOTIFICATION_LOG = 3;

    private RouteOrder() {}
}
