package fr.ancvconnect.domain.payment.decision;

import fr.ancvconnect.domain.ancv.AncvState;
import fr.ancvconnect.domain.ancv.AncvTransaction;
import fr.ancvconnect.domain.ancv.AncvTransaction.Authorization;
import fr.ancvconnect.domain.ancv.AncvTransactionId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/** Records of ANCV for the transaction of the sample payment. */
public record TransactionSamples(AncvTransaction transaction) {

    static final Optional<String> EURO = Optional.of("978");

    /**
     * A record in this state that matches the request, with these authorized amounts, in cents, at the sample's confirmation
     * time.
     */
    public static TransactionSamples in(AncvState state, long... cents) {
        return with(
                state,
                LongStream.of(cents)
                        .mapToObj(amount ->
                                new Authorization(amount, EURO, Optional.of(PaymentSamples.CONFIRMED.paidAt())))
                        .toList());
    }

    static TransactionSamples with(AncvState state, List<Authorization> authorizations) {
        return new TransactionSamples(new AncvTransaction(
                PaymentSamples.AUTHORIZATION.transaction(),
                state,
                Optional.of(PaymentSamples.REQUEST.id().value()),
                Optional.of(PaymentSamples.REQUEST.ancvId().value()),
                EURO,
                authorizations,
                Optional.of(PaymentSamples.AUTHORIZATION.lifeEndsAt())));
    }

    TransactionSamples withId(String id) {
        return new TransactionSamples(new AncvTransaction(
                new AncvTransactionId(id),
                transaction.state(),
                transaction.paymentId(),
                transaction.shopId(),
                transaction.currency(),
                transaction.authorizations(),
                transaction.expirationDate()));
    }

    TransactionSamples withPaymentId(String paymentId) {
        return new TransactionSamples(new AncvTransaction(
                transaction.id(),
                transaction.state(),
                Optional.ofNullable(paymentId),
                transaction.shopId(),
                transaction.currency(),
                transaction.authorizations(),
                transaction.expirationDate()));
    }

    TransactionSamples withShopId(String shopId) {
        return new TransactionSamples(new AncvTransaction(
                transaction.id(),
                transaction.state(),
                transaction.paymentId(),
                Optional.ofNullable(shopId),
                transaction.currency(),
                transaction.authorizations(),
                transaction.expirationDate()));
    }

    TransactionSamples withCurrency(String currency) {
        return new TransactionSamples(new AncvTransaction(
                transaction.id(),
                transaction.state(),
                transaction.paymentId(),
                transaction.shopId(),
                Optional.ofNullable(currency),
                transaction.authorizations(),
                transaction.expirationDate()));
    }

    TransactionOutcome interpretAt(Instant now) {
        return TransactionInterpreter.of(transaction, PaymentSamples.REQUEST, PaymentSamples.AUTHORIZATION, now);
    }

    public Event.TransactionRead read() {
        return new Event.TransactionRead(transaction, false);
    }

    Event.TransactionRead readAfterForbidden() {
        return new Event.TransactionRead(transaction, true);
    }
}
