package fr.ancvconnect.ancv;

import com.fasterxml.jackson.databind.JsonNode;
import fr.ancvconnect.domain.ancv.AncvTransactionId;
import java.util.Optional;

/**
 * What a notification points at. Its word on the state is not even read: the transaction is read at ANCV.
 *
 * @param paymentId {@code order.paymentId}, empty when it is not there
 */
public record NotificationDocument(AncvTransactionId transaction, Optional<String> paymentId) {

    /** Reads a body of any origin; empty when it is not a notification. */
    public static Optional<NotificationDocument> parse(byte[] body) {
        Optional<JsonNode> transaction = Json.object(body).map(document -> document.path("transaction"));
        return transaction.flatMap(node -> TransactionReader.id(node)
                .map(id -> new NotificationDocument(id, TransactionReader.paymentId(node))));
    }
}
