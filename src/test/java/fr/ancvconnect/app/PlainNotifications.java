package fr.ancvconnect.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.ancvconnect.app.ancv.AncvNotifications;
import fr.ancvconnect.domain.ancv.AncvTransactionId;
import java.util.Optional;
import java.util.function.Function;

/** Reads notifications whose body is only the transaction id. */
public record PlainNotifications(Function<String, SealCheck> seals) implements AncvNotifications {

    @Override
    public Optional<AncvTransactionId> transactionOf(byte[] body) {
        return Optional.of(new String(body, UTF_8))
                .filter(AncvTransactionId::isWellFormed)
                .map(AncvTransactionId::new);
    }

    @Override
    public SealCheck check(String header, AncvTransactionId transaction) {
        return seals.apply(header);
    }
}
