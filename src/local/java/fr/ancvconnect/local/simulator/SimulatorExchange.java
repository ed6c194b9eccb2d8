package fr.ancvconnect.local.simulator;

import com.sun.net.httpserver.HttpExchange;
import fr.ancvconnect.local.simulator.http.SimulatorRequest;
import fr.ancvconnect.local.simulator.http.SimulatorResponse.Answer;
import fr.ancvconnect.local.simulator.http.SimulatorResponse.DroppedAnswer;
import fr.ancvconnect.local.simulator.http.SimulatorResponse.HeldAnswer;
import java.io.IOException;
import java.util.Optional;

/** Between the JDK's server and the simulator; able to answer too late, and to hang up. */
record SimulatorExchange(AncvSimulator simulator) {

    void handle(HttpExchange exchange) throws IOException {
        // Closing an exchange that was not answered closes its connection.
        try (exchange) {
            switch (simulator.handle(call(exchange))) {
                case Answer answer -> send(exchange, answer);
                case HeldAnswer(var hold, var answer) -> {
                    Thread.sleep(hold);
                    send(exchange, answer);
                }
                case DroppedAnswer() -> { }
            }
        } catch (InterruptedException e) {
            // The server was closed while a caller was kept waiting.
            Thread.currentThread().interrupt();
        }
    }

    private static SimulatorRequest call(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getRawPath().substring(AncvSimulator.ROOT.length());
        // One byte more than is allowed is enough to be told that it is too much.
        byte[] body = exchange.getRequestBody().readNBytes(AncvSimulator.LARGEST_BODY + 1);
        return new SimulatorRequest(exchange.getRequestMethod(), path,
                Optional.ofNullable(exchange.getRequestURI().getRawQuery()),
                name -> Optional.ofNullable(exchange.getRequestHeaders().getFirst(name)), body);
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        if (answer.body().length == 0) {
            exchange.sendResponseHeaders(answer.status(), -1);
        } else {
            exchange.sendResponseHeaders(answer.status(), answer.body().length);
            exchange.getResponseBody().write(answer.body());
        }
    }
}
