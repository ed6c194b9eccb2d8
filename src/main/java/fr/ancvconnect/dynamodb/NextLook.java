package fr.ancvconnect.dynamodb;

import fr.ancvconnect.app.ports.DuePayments;
import fr.ancvconnect.domain.FolderId;
import fr.ancvconnect.domain.payment.Attention;
import fr.ancvconnect.domain.payment.FollowUp;
import fr.ancvconnect.domain.payment.PaymentId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The part of a payment's item that says when it is looked at next, or since when it is settled: then it has left the
 * shards that the sweep asks for what is due.
 */
final class NextLook {

    static final List<String> NAMES = List.of(TableDefinition.DUE_SHARD, TableDefinition.DUE_AT, "tries",
            "attentionSince", "attentionReason");

    private static final String DUE = "DUE#";
    private static final String SETTLED = "SETTLED#";

    private NextLook() {
    }

    static void write(PaymentId payment, FollowUp followUp, ItemWriter to) {
        int shard = DuePayments.shardOf(payment);
        followUp.dueAt().ifPresent(at -> to.text(TableDefinition.DUE_SHARD, shard(shard))
                .instant(TableDefinition.DUE_AT, at));
        followUp.settledAt().ifPresent(at -> to.text(TableDefinition.DUE_SHARD, settledShard(shard))
                .instant(TableDefinition.DUE_AT, at));
        to.number("tries", followUp.tries());
        followUp.attention().ifPresent(attention -> to.instant("attentionSince", attention.since())
                .text("attentionReason", attention.reason().name()));
    }

    static FollowUp read(ItemReader item) {
        Optional<Attention> attention = item.findInstant("attentionSince")
                .map(since -> new Attention(since, item.named("attentionReason", Attention.Why::valueOf)));
        boolean settled = item.findText(TableDefinition.DUE_SHARD).filter(shard -> shard.startsWith(SETTLED)).isPresent();
        Optional<Instant> at = item.findInstant(TableDefinition.DUE_AT);
        return new FollowUp(at.filter(_ -> !settled), item.count("tries"), attention, at.filter(_ -> settled));
    }

    /** The index's hash key of a shard. */
    static String shard(int number) {
        return numbered(DUE, number);
    }

    /** The same index's hash key of what is settled or closed, by that instant: what is personal there is erased in time. */
    static String settledShard(int number) {
        return numbered(SETTLED, number);
    }

    static String settledShard(FolderId folder) {
        return settledShard(Math.floorMod(folder.value().hashCode(), DuePayments.SHARDS));
    }

    private static String numbered(String prefix, int number) {
        return number < 10 ? prefix + "0" + number : prefix + number;
    }
}
