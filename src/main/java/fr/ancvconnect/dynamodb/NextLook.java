package fr.ancvconnect.dynamodb;

import fr.ancvconnect.app.ports.DuePayments;
import fr.ancvconnect.domain.payment.Attention;
import fr.ancvconnect.domain.payment.FollowUp;
import fr.ancvconnect.domain.payment.PaymentId;
import java.util.List;
import java.util.Optional;

/** The part of a payment's item that says when it is looked at next; without an instant it leaves the due index. */
final class NextLook {

    static final List<String> NAMES = List.of(TableDefinition.DUE_SHARD, TableDefinition.DUE_AT, "tries",
            "attentionSince", "attentionReason");

    private NextLook() {
    }

    static void write(PaymentId payment, FollowUp followUp, ItemWriter to) {
        followUp.dueAt().ifPresent(at -> to.text(TableDefinition.DUE_SHARD, shard(DuePayments.shardOf(payment)))
                .instant(TableDefinition.DUE_AT, at));
        to.number("tries", followUp.tries());
        followUp.attention().ifPresent(attention -> to.instant("attentionSince", attention.since())
                .text("attentionReason", attention.reason().name()));
    }

    static FollowUp read(ItemReader item) {
        Optional<Attention> attention = item.findInstant("attentionSince")
                .map(since -> new Attention(since, item.named("attentionReason", Attention.Why::valueOf)));
        return new FollowUp(item.findInstant(TableDefinition.DUE_AT), item.count("tries"), attention);
    }

    /** The index's hash key of a shard. */
    static String shard(int number) {
        return number < 10 ? "DUE#0" + number : "DUE#" + number;
    }
}
