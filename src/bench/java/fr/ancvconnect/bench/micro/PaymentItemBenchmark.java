package fr.ancvconnect.bench.micro;

import fr.ancvconnect.app.payment.VersionedPayment;
import fr.ancvconnect.domain.payment.check.NextCheck;
import fr.ancvconnect.domain.payment.decision.PaymentSamples;
import fr.ancvconnect.dynamodb.StoreSamples;
import fr.ancvconnect.dynamodb.item.PaymentItem;
import fr.ancvconnect.dynamodb.table.ItemReader;
import fr.ancvconnect.dynamodb.table.WriteId;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The mapping of a PAID payment to its item, and back. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class PaymentItemBenchmark {

    private final VersionedPayment payment = new VersionedPayment(
            PaymentSamples.PAID.payment, NextCheck.at(PaymentSamples.OVER), StoreSamples.metadata("attempt"), 3);
    private final WriteId write = WriteId.next();
    private final Map<String, AttributeValue> item = PaymentItem.toItem(payment, write);

    @Benchmark
    public Map<String, AttributeValue> toItem() {
        return PaymentItem.toItem(payment, write);
    }

    @Benchmark
    public VersionedPayment fromItem() {
        return PaymentItem.fromItem(new ItemReader(item));
    }
}
