package fr.ancvconnect.dynamodb;

import fr.ancvconnect.app.VirtualThreadExecutor;
import fr.ancvconnect.app.payment.VersionedPayment;
import fr.ancvconnect.domain.Money;
import fr.ancvconnect.domain.folder.BookingFolder;
import fr.ancvconnect.domain.folder.BookingFolder.Origin;
import fr.ancvconnect.domain.folder.FolderSums;
import fr.ancvconnect.domain.folder.GuestRateLimit;
import fr.ancvconnect.domain.payment.PaymentRequest;
import fr.ancvconnect.domain.payment.PaymentRequest.Channel;
import fr.ancvconnect.domain.payment.check.NextCheck;
import fr.ancvconnect.domain.payment.state.Payment.Paid;
import fr.ancvconnect.domain.payment.state.Payment.Pending;
import fr.ancvconnect.dynamodb.item.FolderItem;
import fr.ancvconnect.dynamodb.item.PaymentItem;
import fr.ancvconnect.dynamodb.table.WriteId;
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

/** Fills a table with more payments than a test can start one by one, each in its own folder. */
final class PaymentGenerator {

    /** The amount of each payment, in cents. */
    static final long CENTS = 12_000;

    private static final int BATCH = 25;
    private static final int WRITERS = 4;
    private static final int WAITING = 10;

    private final DynamoDbClient client;
    private final String table;

    PaymentGenerator(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
    }

    /**
     * Payments that are not due, numbered from {@code from} (inclusive) to {@code to} (exclusive). They are settled, except one
     * in ten, which waits for ANCV's capture and is in the check index with a later instant.
     */
    void notDue(int from, int to) {
        write(from, to, BATCH, number -> Stream.of(PaymentItem.toItem(paid(number), WriteId.next())));
    }

    /** Pending payments that are due one after the other, with the folders whose sums they will change. */
    void due(int from, int to) {
        write(
                from,
                to,
                BATCH / 2,
                number -> Stream.of(
                        PaymentItem.toItem(pending(number), WriteId.next()),
                        FolderItem.toItem(folder(number), WriteId.next())));
    }

    private static VersionedPayment paid(int number) {
        PaymentRequest request = request(number);
        var paid = new Paid(
                request,
                StoreSamples.authorization(request),
                StoreSamples.confirmation(CENTS),
                Optional.empty(),
                Optional.empty());
        return new VersionedPayment(
                paid,
                number % WAITING == 0
                        ? NextCheck.at(StoreSamples.NOW.plusSeconds(900))
                        : NextCheck.settled(StoreSamples.NOW),
                StoreSamples.metadata("attempt-" + number),
                3);
    }

    private static VersionedPayment pending(int number) {
        PaymentRequest request = request(number);
        return new VersionedPayment(
                new Pending(request, StoreSamples.authorization(request)),
                NextCheck.at(StoreSamples.NOW.plusSeconds(45).plusNanos(number)),
                StoreSamples.metadata("attempt-" + number),
                3);
    }

    private static PaymentRequest request(int number) {
        return StoreSamples.request(folder(number).id(), "k", CENTS, Channel.BACK_OFFICE);
    }

    private static BookingFolder folder(int number) {
        BookingFolder open = StoreSamples.folder("F-" + number, CENTS);
        var sums = new FolderSums(Money.ofCents(CENTS), Money.ZERO, Money.ofCents(CENTS));
        return new BookingFolder(
                open.id(),
                open.establishment(),
                Origin.BACK_OFFICE,
                sums,
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
