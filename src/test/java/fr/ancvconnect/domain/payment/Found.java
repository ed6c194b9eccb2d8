package fr.ancvconnect.domain.payment;

import fr.ancvconnect.domain.ancv.AncvState;
import fr.ancvconnect.domain.ancv.AncvTransaction;
import fr.ancvconnect.domain.ancv.AncvTransaction.Authorization;
import fr.ancvconnect.domain.ancv.AncvTransactionId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/** ANCV's record of the sample payment's transaction. */
record Found(AncvTransaction transaction) {

    static final Optional<String> EURO = Optional.of("978");

    /** In this state, as asked, with these amounts authorised when the sample was confirmed. */
    static Found in(AncvState state, long... cents) {
        return with(state, LongStream.of(cents)
                .mapToObj(amount -> new Authorization(amount, EURO, Optional.of(Sample.CONFIRMED.paidAt()))).toList());
    }

    static Found with(AncvState state, List<Authorization> authorizations) {
        return new Found(new AncvTransaction(Sample.ASKING.transaction(), state,
                Optional.of(Sample.REQUEST.id().value()), Optional.of(Sample.REQUEST.ancvId().value()), EURO,
                authorizations, Optional.of(Sample.ASKING.lifeEndsAt())));
    }

    Found named(String id) {
        return new Found(new AncvTransaction(new AncvTransactionId(id), transaction.state(), transaction.paymentId(),
                transaction.shopId(), transaction.currency(), transaction.authorizations(), transaction.expirationDate()));
    }

    Found ofPayment(String paymentId) {
        return new Found(new AncvTransaction(transaction.id(), transaction.state(), Optional.ofNullable(paymentId),
                transaction.shopId(), transaction.currency(), transaction.authorizations(), transaction.expirationDate()));
    }

    Found ofShop(String shopId) {
        return new Found(new AncvTransaction(transaction.id(), transaction.state(), transaction.paymentId(),
                Optional.ofNullable(shopId), transaction.currency(), transaction.authorizations(),
                transaction.expirationDate()));
    }

    Found inCurrency(String currency) {
        return new Found(new AncvTransaction(transaction.id(), transaction.state(), transaction.paymentId(),
                transaction.shopId(), Optional.ofNullable(currency), transaction.authorizations(),
                transaction.expirationDate()));
    }

    Finding readAt(Instant now) {
        return Reading.of(transaction, Sample.REQUEST, Sample.ASKING, now);
    }

    Event.Observed read() {
        return new Event.Observed(transaction, false);
    }

    Event.Observed readAfterForbidden() {
        return new Event.Observed(transaction, true);
    }
}
