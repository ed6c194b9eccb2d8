package fr.ancvconnect.dynamodb;

import fr.ancvconnect.domain.FolderId;
import fr.ancvconnect.domain.ancv.AncvTransactionId;
import fr.ancvconnect.domain.payment.PaymentId;
import fr.ancvconnect.domain.payment.PaymentRequest;
import java.util.Map;

/** The pointer from ANCV's transaction to the payment. */
final class TransactionItem {

    private TransactionItem() {
    }

    static Key key(AncvTransactionId transaction) {
        return new Key("ANCV_TRANSACTION#" + transaction.value(), "POINTER");
    }

    /** Points to this payment, unless it points to another one already: a transaction is credited once. */
    static ItemPut pointer(AncvTransactionId transaction, PaymentRequest to) {
        var item = new ItemWriter().key(key(transaction))
                .text("folderId", to.folder().value())
                .text("paymentId", to.id().value())
                .item();
        return new ItemPut(item, "attribute_not_exists(#pk) OR #paymentId = :paymentId",
                Map.of(":paymentId", Attributes.text(to.id().value())));
    }

    /** The key of the payment that it points to. */
    static Key target(ItemReader pointer) {
        return pointer.decoded(item -> PaymentItem.key(item.named("folderId", FolderId::new), item.named("paymentId", PaymentId::new)));
    }
}
