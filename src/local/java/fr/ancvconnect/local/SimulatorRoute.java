package fr.ancvconnect.local;

import fr.ancvconnect.local.simulator.AncvSimulator;
import fr.ancvconnect.local.simulator.http.SimulatorRequest;
import fr.ancvconnect.local.simulator.http.SimulatorResponse.DelayedResponse;
import fr.ancvconnect.local.simulator.http.SimulatorResponse.DroppedConnection;
import fr.ancvconnect.local.simulator.http.SimulatorResponse.ImmediateResponse;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Serves the simulator under the service's address too, so that a user can try everything at one address. */
@Singleton
public class SimulatorRoute {

    private final LocalStack stack;

    SimulatorRoute(LocalStack stack) {
        this.stack = stack;
    }

    void mount(@Observes Router router) {
        router.route(AncvSimulator.ROOT + "/*").handler(this::handle);
    }

    /** Runs on a worker thread and not on the event loop, because the simulator writes its journal before it answers. */
    private void handle(RoutingContext context) {
        var received = context.request().body();
        // Quarkus pauses a request until a handler reads it.
        context.request().resume();
        received.compose(body ->
                        context.vertx().executeBlocking(() -> stack.simulator().handle(call(context, body)), false))
                .onFailure(context::fail)
                .onSuccess(response -> {
                    switch (response) {
                        case ImmediateResponse immediate -> send(context, immediate);
                        case DelayedResponse(var delay, var delayed) ->
                            context.vertx().setTimer(delay.toMillis(), _ -> send(context, delayed));
                        case DroppedConnection() ->
                            context.request().connection().close();
                    }
                });
    }

    /** Uses the normalized path, which the router matched. The path as sent can be longer or shorter. */
    private static SimulatorRequest call(RoutingContext context, Buffer body) {
        HttpServerRequest request = context.request();
        String path = context.normalizedPath();
        return new SimulatorRequest(
                request.method().name(),
                path.substring(AncvSimulator.ROOT.length()),
                Optional.ofNullable(request.query()),
                name -> Optional.ofNullable(request.getHeader(name)),
                body.getBytes());
    }

    private static void send(RoutingContext context, ImmediateResponse response) {
        if (!context.response().closed()) {
            context.response().setStatusCode(response.status());
            response.headers().forEach(context.response()::putHeader);
            context.response().end(Buffer.buffer(response.body()));
        }
    }
}
