package fr.ancvconnect.local;

import fr.ancvconnect.local.simulator.AncvSimulator;
import fr.ancvconnect.local.simulator.http.SimulatorRequest;
import fr.ancvconnect.local.simulator.http.SimulatorResponse.Answer;
import fr.ancvconnect.local.simulator.http.SimulatorResponse.DroppedAnswer;
import fr.ancvconnect.local.simulator.http.SimulatorResponse.HeldAnswer;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;

/** The simulator below the service's own address too, so that one address is enough for a walk through the house. */
@Singleton
public class SimulatorRoute {

    private final LocalStack stack;

    SimulatorRoute(LocalStack stack) {
        this.stack = stack;
    }

    void mount(@Observes Router router) {
        router.route(AncvSimulator.ROOT + "/*").handler(this::handle);
    }

    /** The simulator writes its journal before it answers: not on the event loop. */
    private void handle(RoutingContext context) {
        var whole = context.request().body();
        // Quarkus pauses a request until somebody wants it.
        context.request().resume();
        whole.compose(body -> context.vertx().executeBlocking(() -> stack.simulator().handle(call(context, body)), false))
                .onFailure(context::fail)
                .onSuccess(answer -> {
                    switch (answer) {
                        case Answer now -> send(context, now);
                        case HeldAnswer(var hold, var late) -> context.vertx().setTimer(hold.toMillis(), _ -> send(context, late));
                        case DroppedAnswer() -> context.request().connection().close();
                    }
                });
    }

    /** By the path that the router matched: the one that was sent may be longer or shorter. */
    private static SimulatorRequest call(RoutingContext context, Buffer body) {
        HttpServerRequest request = context.request();
        String path = context.normalizedPath();
        return new SimulatorRequest(request.method().name(), path.substring(AncvSimulator.ROOT.length()),
                Optional.ofNullable(request.query()), name -> Optional.ofNullable(request.getHeader(name)), body.getBytes());
    }

    private static void send(RoutingContext context, Answer answer) {
        if (!context.response().closed()) {
            context.response().setStatusCode(answer.status());
            answer.headers().forEach(context.response()::putHeader);
            context.response().end(Buffer.buffer(answer.body()));
        }
    }
}
