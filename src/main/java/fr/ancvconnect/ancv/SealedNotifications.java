package fr.ancvconnect.ancv;

import fr.ancvconnect.app.ancv.AncvNotifications;
import fr.ancvconnect.domain.ancv.AncvTransactionId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Reads ANCV's notifications. Only the transaction id is read. The seal covers this id, as for a read (ANCV's protocol). */
@ApplicationScoped
public class SealedNotifications implements AncvNotifications {

    private final Seal seal;

    public SealedNotifications(Seal seal) {
        this.seal = seal;
    }

    @Override
    public Optional<AncvTransactionId> transactionOf(byte[] body) {
        return LenientJson.object(body)
                .map(document -> document.path("transaction"))
                .flatMap(TransactionReader::id);
    }

    @Override
    public SealCheck check(String header, AncvTransactionId transaction) {
        return seal.check(header, List.of(transaction.value()));
    }
}
