package fr.ancvconnect.bench.micro;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.ancvconnect.domain.Beneficiary;
import fr.ancvconnect.lambda.request.PaymentRequests.StartPaymentRequest;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The reading of a request to start a payment: its body, the amount and the beneficiary. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class RequestBenchmark {

    private final Optional<String> key = Optional.of("3f0c6f0c-8a54-4f0e-9a5e-0a8b4bd0a3e4");
    private final byte[] body = """
            {"amount": {"amount": 12000, "currency": "EUR"}, "beneficiary": "marie@exemple.fr"}""".getBytes(UTF_8);
    private final String email = "marie@exemple.fr";
    private final String number = "12345678901";

    @Benchmark
    public StartPaymentRequest body() {
        return StartPaymentRequest.read(key, body);
    }

    @Benchmark
    public Optional<Beneficiary> email() {
        return Beneficiary.parse(email);
    }

    @Benchmark
    public Optional<Beneficiary> ancvNumber() {
        return Beneficiary.parse(number);
    }
}
