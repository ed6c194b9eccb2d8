package fr.ancvconnect.bench.growth;

import fr.ancvconnect.app.VirtualThreadExecutor;
import fr.ancvconnect.app.payment.VersionedPayment;
import fr.ancvconnect.domain.Actor;
import fr.ancvconnect.domain.Money;
import fr.ancvconnect.domain.folder.BookingFolder;
import fr.ancvconnect.domain.folder.BookingFolder.Origin;
import fr.ancvconnect.domain.folder.FolderSums;
import fr.ancvconnect.domain.folder.GuestRateLimit;
import fr.ancvconnect.domain.payment.PaymentRequest;
import fr.ancvconnect.domain.payment.PaymentRequest.Channel;
import fr.ancvconnect.domain.payment.Reason;
import fr.ancvconnect.domain.payment.check.NextCheck;
import fr.ancvconnect.domain.payment.state.Ending;
import fr.ancvconnect.domain.payment.state.Payment;
import fr.ancvconnect.domain.payment.state.Payment.Declined;
import fr.ancvconnect.domain.payment.state.Payment.Paid;
import fr.ancvconnect.domain.payment.state.Payment.Pending;
import fr.ancvconnect.domain.payment.state.Payment.Refusing;
import fr.ancvconnect.domain.payment.state.ReservedAmount;
import fr.ancvconnect.dynamodb.StoreSamples;
import fr.ancvconnect.dynamodb.item.FolderItem;
import fr.ancvconnect.dynamodb.item.PaymentItem;
import fr.ancvconnect.dynamodb.table.WriteId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * Fills a table with more payments than a benchmark can start one by one, each in its own folder. Each payment has a
 * number. Ranges of numbers include the first and exclude the last.
 */
record StoredPayments(DynamoDbClient client, String table) {

    /** The amount of each payment, in cents. */
    static final long CENTS = 12_000;
    /** One payment in this number is declined in a history. */
    static final int DECLINED_EACH = 100;

    private static final int BATCH = 25;
    private static final int WRITERS = 4;
    private static final int WAITING_EACH = 10;

    /**
     * Payments that are not due. They are settled, except one in ten, which waits for ANCV's capture and is in the check
     * index with a later instant.
     */
    void notDue(int from, int to) {
        write(from, to, BATCH, number -> Stream.of(item(notDue(number))));
    }

    /** Settled payments of one establishment, the first one newest. They are PAID, except one in a hundred. */
    void history(int from, int to) {
        write(from, to, BATCH, number -> Stream.of(item(ofHistory(number))));
    }

    /** Due payments with the folders whose sums a check can change. */
    void due(int from, int to, IntFunction<VersionedPayment> payment) {
        write(from, to, BATCH / 2, number -> {
            VersionedPayment due = payment.apply(number);
            return Stream.of(item(due), FolderItem.toItem(folder(number, due.payment()), WriteId.next()));
        });
    }

    /** A pending payment, due 45 seconds after {@link StoreSamples#NOW} and in the order of the numbers. */
    static VersionedPayment pending(int number) {
        PaymentRequest request = request(number);
        return dueAfter(45, number, new Pending(request, StoreSamples.authorization(request)));
    }

    /** A payment that is PAID until ANCV's capture. It is due before all others. */
    static VersionedPayment waiting(int number) {
        return dueAfter(1, number, paid(request(number)));
    }

    /** A refused payment, whose re-credit at ANCV is not done. */
    static VersionedPayment refusing(int number) {
        PaymentRequest request = request(number);
        return dueAfter(
                45,
                number,
                new Refusing(
                        request,
                        StoreSamples.authorization(request),
                        Optional.of(StoreSamples.confirmation(CENTS)),
                        Actor.ESTABLISHMENT,
                        Optional.empty()));
    }

    private static VersionedPayment notDue(int number) {
        return stored(
                number,
                paid(request(number)),
                number % WAITING_EACH == 0
                        ? NextCheck.at(StoreSamples.NOW.plusSeconds(900))
                        : NextCheck.settled(StoreSamples.NOW));
    }

    private static VersionedPayment ofHistory(int number) {
        PaymentRequest request = request(number);
        Payment payment = number % DECLINED_EACH == 0
                ? new Declined(
                        request,
                        Optional.of(StoreSamples.authorization(request)),
                        Ending.of(StoreSamples.NOW, Reason.CUSTOMER_DECLINED))
                : paid(request);
        return stored(number, payment, NextCheck.settled(StoreSamples.NOW));
    }

    private static Paid paid(PaymentRequest request) {
        return new Paid(
                request,
                StoreSamples.authorization(request),
                StoreSamples.confirmation(CENTS),
                Optional.empty(),
                Optional.empty());
    }

    private static VersionedPayment dueAfter(int seconds, int number, Payment payment) {
        return stored(
                number,
                payment,
                NextCheck.at(StoreSamples.NOW.plusSeconds(seconds).plusNanos(number)));
    }

    private static VersionedPayment stored(int number, Payment payment, NextCheck nextCheck) {
        return new VersionedPayment(payment, nextCheck, StoreSamples.metadata("attempt-" + number), 3);
    }

    private static PaymentRequest request(int number) {
        PaymentRequest request =
                StoreSamples.request(StoreSamples.folder("F-" + number, CENTS).id(), "k", CENTS, Channel.BACK_OFFICE);
        return StoreSamples.requestedAt(
                request.requestedAt().truncatedTo(ChronoUnit.MILLIS).minusSeconds(number), request);
    }

    private static BookingFolder folder(int number, Payment payment) {
        BookingFolder open = StoreSamples.folder("F-" + number, CENTS);
        ReservedAmount reserved = ReservedAmount.of(payment);
        return new BookingFolder(
                open.id(),
                open.establishment(),
                Origin.BACK_OFFICE,
                new FolderSums(Money.ofCents(CENTS), Money.ofCents(reserved.paid()), Money.ofCents(reserved.pending())),
                open.customer(),
                true,
                1,
                1,
                GuestRateLimit.none(),
                Optional.empty(),
                open.createdAt(),
                Optional.empty(),
                open.changedAt());
    }

    private static Map<String, AttributeValue> item(VersionedPayment payment) {
        return PaymentItem.toItem(payment, WriteId.next());
    }

    private void write(int from, int to, int each, IntFunction<Stream<Map<String, AttributeValue>>> items) {
        List<Supplier<Boolean>> batches = IntStream.iterate(from, first -> first < to, first -> first + each)
                .<Supplier<Boolean>>mapToObj(first -> () -> write(IntStream.range(first, Math.min(first + each, to))
                        .boxed()
                        .flatMap(items::apply)
                        .toList()))
                .toList();
        new VirtualThreadExecutor().runAll(WRITERS, batches.iterator());
    }

    private boolean write(List<Map<String, AttributeValue>> items) {
        List<WriteRequest> puts = items.stream()
                .map(item ->
                        WriteRequest.builder().putRequest(put -> put.item(item)).build())
                .toList();
        if (!client.batchWriteItem(batch -> batch.requestItems(Map.of(table, puts)))
                .unprocessedItems()
                .isEmpty()) {
            throw new IllegalStateException("The embedded DynamoDB did not write all items");
        }
        return true;
    }
}
