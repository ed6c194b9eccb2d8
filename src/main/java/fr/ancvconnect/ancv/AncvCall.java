package fr.ancvconnect.ancv;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.ancvconnect.domain.ancv.AncvTransactionId;
import java.util.List;
import java.util.Optional;

/**
 * One call as it goes over the wire.
 *
 * @param name   for the log, which says no more than this
 * @param path   after the base URL
 * @param body   empty for a read
 * @param sealed the sealed fields, in the order of the protocol
 * @param about  the transaction that the answer has to be about, empty for a creation
 */
record AncvCall(String name, String path, Optional<ObjectNode> body, List<String> sealed,
                Optional<AncvTransactionId> about) {

    @Override
    public String toString() {
        return name;
    }
}
