package fr.ancvconnect.dynamodb.item;

import fr.ancvconnect.domain.FolderId;
import fr.ancvconnect.domain.ancv.AncvTransactionId;
import fr.ancvconnect.domain.payment.PaymentId;
import fr.ancvconnect.domain.payment.PaymentRequest;
import fr.ancvconnect.dynamodb.table.Attributes;
import fr.ancvconnect.dynamodb.table.ItemKey;
import fr.ancvconnect.dynamodb.table.ItemPut;
import fr.ancvconnect.dynamodb.table.ItemReader;
import fr.ancvconnect.dynamodb.table.ItemWriter;
import java.util.Map;

/** The pointer from ANCV's transaction to its payment. */
public final class TransactionPointerItem {

    private TransactionPointerItem() {}

    public static ItemKey key(AncvTransactionId transaction) {
        return new ItemKey("ANCV_TRANSACTION#" + transaction.value(), "POINTER");
    }

    /** Writes a pointer to this payment, unless the transaction points to another payment: a transaction is credited once. */
    public static ItemPut pointer(AncvTransactionId transaction, PaymentRequest to) {
        var item = new ItemWriter()
                .key(key(transaction))
                .text("folderId", to.folder().value())
                .text("paymentId", to.id().value())
                .item();
        return new ItemPut(
                item,
                "attribute_not_exists(#pk) OR #paymentId = :paymentId",
                Map.of(":paymentId", Attributes.text(to.id().value())));
    }

    /** The key of the payment that the pointer refers to. */
    public static ItemKey target(ItemReader pointer) {
        return pointer.decoded(item ->
                PaymentItem.key(item.named("folderId", FolderId::new), item.named("paymentId", PaymentId::new)));
    }
}
