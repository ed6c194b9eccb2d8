package fr.ancvconnect.ancv;

import com.fasterxml.jackson.databind.JsonNode;
import fr.ancvconnect.app.ancv.AncvResponse;
import fr.ancvconnect.domain.ancv.AncvErrorCode;
import fr.ancvconnect.domain.ancv.AncvTransaction;
import fr.ancvconnect.domain.ancv.AncvTransactionId;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Converts an HTTP response to an {@link AncvResponse}. An {@code errorCode} decides, because ANCV's HTTP status is not
 * reliable.
 */
final class ResponseReader {

    private static final int SERVER_ERROR = 500;
    private static final String INTERNAL_SERVER_ERROR = "INTERNAL_SERVER_ERROR";

    private ResponseReader() {}

    /**
     * @param body  the received body, empty if it was too large
     * @param about the transaction that the request was about, empty for a creation
     */
    static AncvResponse read(int status, Optional<byte[]> body, Optional<AncvTransactionId> about) {
        Optional<JsonNode> document = body.flatMap(LenientJson::object);
        Optional<String> errorCode = document.map(node -> node.path("errorCode"))
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .filter(Predicate.not(String::isBlank));
        if (errorCode.isPresent()) {
            return rejected(errorCode.get().strip());
        }
        if (status >= SERVER_ERROR) {
            return new AncvResponse.Unavailable();
        }
        Optional<AncvTransaction> transaction = document.flatMap(
                        node -> TransactionReader.read(node.path("transaction")))
                .filter(found -> about.map(found.id()::equals).orElse(true));
        return transaction.isPresent() ? new AncvResponse.Completed(transaction.get()) : new AncvResponse.Unreadable();
    }

    private static AncvResponse rejected(String code) {
        if (code.equals(INTERNAL_SERVER_ERROR)) {
            return new AncvResponse.Unavailable();
        }
        return new AncvResponse.Rejected(Arrays.stream(AncvErrorCode.values())
                .filter(known -> known.name().equals(code))
                .findFirst()
                .orElse(AncvErrorCode.OTHER));
    }
}
