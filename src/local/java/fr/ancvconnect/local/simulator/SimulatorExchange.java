package fr.ancvconnect.local.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import fr.ancvconnect.local.simulator.SimulatorAnswer.Answer;
import fr.ancvconnect.local.simulator.SimulatorAnswer.DroppedAnswer;
import fr.ancvconnect.local.simulator.SimulatorAnswer.HeldAnswer;
import java.io.IOException;
import java.net.URLDecoder;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

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

    private static SimulatorCall call(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getRawPath().substring(AncvSimulator.ROOT.length());
        // One byte more than is allowed is enough to be told that it is too much.
        byte[] body = exchange.getRequestBody().readNBytes(AncvSimulator.LARGEST_BODY + 1);
        return new SimulatorCall(exchange.getRequestMethod(), path,
                query(Optional.ofNullable(exchange.getRequestURI().getRawQuery())),
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

    private static Map<String, String> query(Optional<String> raw) {
        return raw.stream().flatMap(all -> Arrays.stream(all.split("&")))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> decoded(pair[0]), pair -> pair.length < 2 ? "" : decoded(pair[1]),
                        (first, _) -> first));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, UTF_8);
    }
}
