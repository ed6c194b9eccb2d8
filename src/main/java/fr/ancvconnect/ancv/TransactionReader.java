package fr.ancvconnect.ancv;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import fr.ancvconnect.domain.ancv.AncvState;
import fr.ancvconnect.domain.ancv.AncvTransaction;
import fr.ancvconnect.domain.ancv.AncvTransaction.Authorization;
import fr.ancvconnect.domain.ancv.AncvTransactionId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads ANCV's {@code transaction}. Unknown fields are ignored, but an unclear amount makes the transaction unreadable. */
final class TransactionReader {

    private TransactionReader() {}

    /** The transaction; empty if its id is unreadable or an authorization's amount cannot be read exactly, in cents. */
    static Optional<AncvTransaction> read(JsonNode transaction) {
        JsonNode order = transaction.path("order");
        return id(transaction)
                .flatMap(id -> authorizations(transaction)
                        .map(authorizations -> new AncvTransaction(
                                id,
                                state(transaction),
                                paymentId(transaction),
                                LenientJson.text(transaction.path("merchant").path("shopId")),
                                LenientJson.text(order.path("amount").path("currency")),
                                authorizations,
                                LenientJson.text(transaction.path("expirationDate"))
                                        .flatMap(AncvDates::read))));
    }

    static Optional<AncvTransactionId> id(JsonNode transaction) {
        return LenientJson.text(transaction.path("id"))
                .filter(AncvTransactionId::isWellFormed)
                .map(AncvTransactionId::new);
    }

    static Optional<String> paymentId(JsonNode transaction) {
        return LenientJson.text(transaction.path("order").path("paymentId"));
    }

    private static AncvState state(JsonNode transaction) {
        String name = transaction.path("state").asText();
        return Arrays.stream(AncvState.values())
                .filter(state -> state.name().equals(name))
                .findFirst()
                .orElse(AncvState.UNCLEAR);
    }

    private static Optional<List<Authorization>> authorizations(JsonNode transaction) {
        List<Optional<Authorization>> parts = items(transaction.path("payers"))
                .flatMap(payer -> payer.isObject() ? items(payer.path("authorizations")) : unreadable())
                .map(TransactionReader::authorization)
                .toList();
        return parts.stream().allMatch(Optional::isPresent)
                ? Optional.of(parts.stream().flatMap(Optional::stream).toList())
                : Optional.empty();
    }

    private static Optional<Authorization> authorization(JsonNode part) {
        JsonNode amount = part.path("amount");
        return LenientJson.integer(amount.path("total"))
                .map(cents -> new Authorization(
                        cents,
                        LenientJson.text(amount.path("currency")),
                        LenientJson.text(part.path("validationDate")).flatMap(AncvDates::read)));
    }

    /** A missing list has no items. A value that is not a list counts as one unreadable item. */
    private static Stream<JsonNode> items(JsonNode list) {
        if (list.isMissingNode() || list.isNull()) {
            return Stream.empty();
        }
        return list.isArray() ? list.valueStream() : unreadable();
    }

    private static Stream<JsonNode> unreadable() {
        return Stream.of(MissingNode.getInstance());
    }
}
