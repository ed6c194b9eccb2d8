package fr.ancvconnect.bench.comparison;

import fr.ancvconnect.packaging.runtime.FunctionProcess;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** A function that receives the requests as API Gateway's events. */
record FunctionTarget(FunctionProcess function) implements Target {

    @Override
    public Response call(String method, String path, Map<String, String> headers, Optional<String> body)
            throws IOException, InterruptedException {
        var response = function.call(method, path, headers, body.orElse(""));
        return new Response(response.status(), response.body());
    }
}
