package fr.ancvconnect.bench.comparison;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** What receives the requests of a story: an HTTP server, or a function that receives them as events. */
interface Target {

    /** A response: its status and its body. */
    record Response(int status, String body) {}

    Response call(String method, String path, Map<String, String> headers, Optional<String> body)
            throws IOException, InterruptedException;
}
