package fr.ancvconnect.bench.micro;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.domain.Actor;
import fr.ancvconnect.domain.ancv.AncvState;
import fr.ancvconnect.domain.ancv.AncvTransaction;
import fr.ancvconnect.domain.payment.PaymentStatus;
import fr.ancvconnect.domain.payment.check.NextCheck;
import fr.ancvconnect.domain.payment.decision.Decision;
import fr.ancvconnect.domain.payment.decision.Event;
import fr.ancvconnect.domain.payment.decision.PaymentDecider;
import fr.ancvconnect.domain.payment.decision.PaymentSamples;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The decisions of a payment that is started, confirmed and refused. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DecisionBenchmark {

    private final PaymentDecider decider = new PaymentDecider(PaymentSamples.POLICIES);
    private final NextCheck nextCheck = NextCheck.at(PaymentSamples.OVER);
    private final Event payerNamed = new Event.PayerNamed();
    private final Event confirmed = new Event.TransactionRead(
            new AncvTransaction(
                    PaymentSamples.AUTHORIZATION.transaction(),
                    AncvState.VALIDATED,
                    Optional.of(PaymentSamples.REQUEST.id().value()),
                    Optional.of(PaymentSamples.REQUEST.ancvId().value()),
                    Optional.of("978"),
                    List.of(new AncvTransaction.Authorization(
                            PaymentSamples.REQUEST.amount().cents(),
                            Optional.of("978"),
                            Optional.of(PaymentSamples.REQUESTED_AT.plusSeconds(20)))),
                    Optional.empty()),
            false);
    private final Event refused = new Event.RefusalRequested(Actor.ESTABLISHMENT, Optional.empty());

    /** Fails if a decision is not the one that is meant. */
    @Setup
    public void check() {
        assertThat(List.of(payerNamed(), confirmed(), refused()))
                .extracting(decision -> ((Decision.Changed) decision).next().status())
                .containsExactly(PaymentStatus.PENDING, PaymentStatus.PAID, PaymentStatus.REFUSING);
    }

    @Benchmark
    public Decision payerNamed() {
        return decider.decide(PaymentSamples.REQUESTED.payment, nextCheck, payerNamed, PaymentSamples.EARLY);
    }

    @Benchmark
    public Decision confirmed() {
        return decider.decide(PaymentSamples.PENDING.payment, nextCheck, confirmed, PaymentSamples.OPEN);
    }

    @Benchmark
    public Decision refused() {
        return decider.decide(PaymentSamples.PAID.payment, nextCheck, refused, PaymentSamples.OVER);
    }
}
