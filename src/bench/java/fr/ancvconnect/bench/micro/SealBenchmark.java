package fr.ancvconnect.bench.micro;

import fr.ancvconnect.ancv.Seal;
import fr.ancvconnect.app.ancv.AncvNotifications.SealCheck;
import fr.ancvconnect.keys.VersionedKeys;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The seal of a request to ANCV, and the check of a notification's seal. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class SealBenchmark {

    private final Seal seal = new Seal(
            VersionedKeys.parse("ver001=an-earlier-key,ver002=the-current-key").orElseThrow());
    private final List<String> fields =
            List.of("10000651", "3f0c6f0c-8a54-4f0e-9a5e-0a8b4bd0a3e4", "12000", "978", "2026-07-01T10:00:00Z");
    private final String header = seal.of(fields).orElseThrow();

    @Benchmark
    public Optional<String> seal() {
        return seal.of(fields);
    }

    @Benchmark
    public SealCheck check() {
        return seal.check(header, fields);
    }
}
