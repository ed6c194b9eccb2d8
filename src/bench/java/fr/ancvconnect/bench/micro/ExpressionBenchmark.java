package fr.ancvconnect.bench.micro;

import fr.ancvconnect.dynamodb.table.AttributeNames;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The attribute names of the update with which a payment reserves its amount in its folder. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ExpressionBenchmark {

    private final String update =
            "ADD #pending :pending, #paid :paid, #available :available, #live :live, #guestPending :guestPending, #payments :one";
    private final String condition =
            "#status = :open AND #available >= :amount AND #live < :mostLive AND #payments < :mostInAll";

    @Benchmark
    public Map<String, String> attributeNames() {
        return AttributeNames.of(update, condition);
    }
}
