package fr.ancvconnect.dynamodb.item;

import fr.ancvconnect.app.settlement.CheckIndex;
import fr.ancvconnect.domain.FolderId;
import fr.ancvconnect.domain.payment.check.Attention;
import fr.ancvconnect.domain.payment.check.Attention.Cancellation;
import fr.ancvconnect.domain.payment.check.CheckPriority;
import fr.ancvconnect.domain.payment.check.NextCheck;
import fr.ancvconnect.domain.payment.state.Payment;
import fr.ancvconnect.dynamodb.table.ItemReader;
import fr.ancvconnect.dynamodb.table.ItemWriter;
import fr.ancvconnect.dynamodb.table.TableDefinition;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The attributes of a payment's next check, or of the instant at which the payment was settled. A settled payment is not in the
 * shards that the sweep queries for due payments.
 */
public final class CheckAttributes {

    private static final String CANCELLATION = "orderedCancellation";
    public static final List<String> NAMES = List.of(
            TableDefinition.DUE_SHARD,
            TableDefinition.DUE_AT,
            "tries",
            "attentionSince",
            "attentionReason",
            CANCELLATION);

    /** Prefixes of the check index's hash keys. The first two are the priorities of a check. */
    private static final String URGENT = "DUE#";

    private static final String WAITING = "WAITING#";
    private static final String SETTLED = "SETTLED#";

    private CheckAttributes() {}

    public static void write(Payment payment, NextCheck nextCheck, ItemWriter to) {
        int shard = CheckIndex.shardOf(payment.request().id());
        nextCheck
                .dueAt()
                .ifPresent(at -> to.text(TableDefinition.DUE_SHARD, shard(CheckPriority.of(payment, nextCheck), shard))
                        .instant(TableDefinition.DUE_AT, at));
        nextCheck
                .settledAt()
                .ifPresent(at ->
                        to.text(TableDefinition.DUE_SHARD, settledShard(shard)).instant(TableDefinition.DUE_AT, at));
        to.number("tries", nextCheck.tries());
        nextCheck
                .attention()
                .ifPresent(attention -> to.instant("attentionSince", attention.since())
                        .text("attentionReason", attention.reason().name()));
        nextCheck
                .attention()
                .map(Attention::cancellation)
                .filter(cancellation -> cancellation != Cancellation.NOT_ORDERED)
                .ifPresent(cancellation -> to.text(CANCELLATION, cancellation.name()));
    }

    static NextCheck read(ItemReader item) {
        Optional<Attention> attention = item.findInstant("attentionSince")
                .map(since -> new Attention(
                        since,
                        item.named("attentionReason", Attention.Cause::valueOf),
                        item.findText(CANCELLATION).map(Cancellation::valueOf).orElse(Cancellation.NOT_ORDERED)));
        boolean settled = item.findText(TableDefinition.DUE_SHARD)
                .filter(shard -> shard.startsWith(SETTLED))
                .isPresent();
        Optional<Instant> at = item.findInstant(TableDefinition.DUE_AT);
        return new NextCheck(at.filter(_ -> !settled), item.count("tries"), attention, at.filter(_ -> settled));
    }

    /** The hash key of a shard in the check index. */
    public static String shard(CheckPriority priority, int number) {
        return numbered(
                switch (priority) {
                    case URGENT -> URGENT;
                    case WAITING -> WAITING;
                },
                number);
    }

    /**
     * The hash key, in the same index, of settled payments and of folders, sorted by the instant of settlement or closing. The
     * erasure of personal data queries it.
     */
    public static String settledShard(int number) {
        return numbered(SETTLED, number);
    }

    public static String settledShard(FolderId folder) {
        return settledShard(Math.floorMod(folder.value().hashCode(), CheckIndex.SHARDS));
    }

    private static String numbered(String prefix, int number) {
        return number < 10 ? prefix + "0" + number : prefix + number;
    }
}
