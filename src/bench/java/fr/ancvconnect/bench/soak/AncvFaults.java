package fr.ancvconnect.bench.soak;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.ancvconnect.local.simulator.SimulatorHandler;
import fr.ancvconnect.local.simulator.http.SimulatorRequest;
import fr.ancvconnect.local.simulator.http.SimulatorResponse;
import fr.ancvconnect.local.simulator.http.SimulatorResponse.DelayedResponse;
import fr.ancvconnect.local.simulator.http.SimulatorResponse.DroppedConnection;
import fr.ancvconnect.local.simulator.http.SimulatorResponse.ImmediateResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;

/** Adds a fault to a share of the calls to ANCV, chosen by a seeded random. */
final class AncvFaults implements SimulatorHandler {

    private static final String PROTOCOL = "/public/v1/payment-transactions";
    private static final int LONGEST_DELAY_MILLIS = 4_000;

    /** The faults. One that is listed twice is twice as frequent. */
    private static final List<Fault> FAULTS = List.of(
            new Fault.Rule("LOST_ANSWER"),
            new Fault.Rule("LOST_ANSWER"),
            new Fault.LostRequest(),
            new Fault.LostRequest(),
            new Fault.Rule("HTTP_500"),
            new Fault.Rule("INTERNAL_SERVER_ERROR"),
            new Fault.Rule("INTERNAL_SERVER_ERROR"),
            new Fault.Rule("TIMEOUT"),
            new Fault.Slow(),
            new Fault.Slow());

    /** A fault of one call. */
    private sealed interface Fault {

        /** A fault of the simulator. */
        record Rule(String answer) implements Fault {}

        /** No effect and no response. */
        record LostRequest() implements Fault {}

        /** The usual response, up to 4 seconds later. */
        record Slow() implements Fault {}
    }

    private final Map<String, LongAdder> counts = new ConcurrentSkipListMap<>();
    private final LongAdder calls = new LongAdder();
    private final SimulatorHandler simulator;
    private final Random random;
    private final double share;
    private volatile boolean active;

    /**
     * Creates faults that are not active yet.
     *
     * @param share from 0 to 1
     */
    AncvFaults(SimulatorHandler simulator, double share, long seed) {
        this.simulator = simulator;
        this.share = share;
        this.random = new Random(seed);
    }

    void activate(boolean isActive) {
        active = isActive;
    }

    /** The calls while the faults were active. */
    long calls() {
        return calls.sum();
    }

    /** The faults by call and kind, for example {@code payer LOST_ANSWER}. */
    Map<String, Long> counts() {
        var copy = new ConcurrentSkipListMap<String, Long>();
        counts.forEach((kind, count) -> copy.put(kind, count.sum()));
        return copy;
    }

    @Override
    public SimulatorResponse handle(SimulatorRequest request) {
        if (!active || !request.path().startsWith(PROTOCOL)) {
            return simulator.handle(request);
        }
        calls.increment();
        return oneAtATime(request);
    }

    @Override
    public void tick() {
        simulator.tick();
    }

    /** A rule applies to the next call of its kind, so no other call may come between. The simulator has one lock anyway. */
    private synchronized SimulatorResponse oneAtATime(SimulatorRequest request) {
        return next().map(fault -> faulty(fault, request)).orElseGet(() -> simulator.handle(request));
    }

    private Optional<Fault> next() {
        return random.nextDouble() < share ? Optional.of(FAULTS.get(random.nextInt(FAULTS.size()))) : Optional.empty();
    }

    private SimulatorResponse faulty(Fault fault, SimulatorRequest request) {
        count(call(request) + " " + name(fault));
        return switch (fault) {
            case Fault.Rule(String answer) -> withRule(answer, request);
            case Fault.LostRequest() -> new DroppedConnection();
            case Fault.Slow() ->
                simulator.handle(request) instanceof ImmediateResponse response
                        ? new DelayedResponse(delay(), response)
                        : new DroppedConnection();
        };
    }

    private SimulatorResponse withRule(String answer, SimulatorRequest request) {
        String rule = "{\"call\": \"%s\", \"answer\": \"%s\"}".formatted(call(request), answer);
        simulator.handle(
                new SimulatorRequest("PUT", "/faults", Optional.empty(), _ -> Optional.empty(), rule.getBytes(UTF_8)));
        return simulator.handle(request);
    }

    private Duration delay() {
        return Duration.ofMillis(1 + random.nextInt(LONGEST_DELAY_MILLIS));
    }

    private void count(String kind) {
        counts.computeIfAbsent(kind, _ -> new LongAdder()).increment();
    }

    private static String name(Fault fault) {
        return switch (fault) {
            case Fault.Rule(String answer) -> answer;
            case Fault.LostRequest() -> "LOST_REQUEST";
            case Fault.Slow() -> "SLOW";
        };
    }

    private static String call(SimulatorRequest request) {
        String path = request.path().replaceAll("/$", "");
        return request.method().equals("GET")
                ? "read"
                : path.endsWith("/payer") ? "payer" : path.endsWith("/cancellation") ? "cancel" : "create";
    }
}
