package fr.ancvconnect.local.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.ancvconnect.local.simulator.SimulatorAnswer.Answer;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/** The customer's phone: what it shows, and the customer's thumb on it. */
final class Phone {

    private final Ledger ledger;
    private final Supplier<String> ids;

    Phone(Ledger ledger, Supplier<String> ids) {
        this.ledger = ledger;
        this.ids = ids;
    }

    /** What it shows: the balance, and what waits for the customer. */
    Answer show(Optional<String> beneficiary) {
        return beneficiary.filter(value -> !value.isBlank())
                .map(value -> Customers.find(value).map(this::screen)
                        .orElseGet(() -> Problems.notFound("No such customer.")))
                .orElseGet(() -> Problems.malformedRequest("The parameter beneficiary is missing."));
    }

    /** The customer confirms: all of it, or the amount in the body. */
    Answer confirm(String id, byte[] body, Instant now) {
        Optional<Money> chosen = chosen(body);
        return waiting(id, (transaction, payer) -> {
            Money money = chosen.orElseGet(() -> Money.euro(payer.cents()));
            if (!money.isWithin(payer.cents())) {
                return Problems.validationFailed("amount: from 1 cent to what is asked, in EUR");
            }
            confirm(transaction, payer.customer(), money.cents(), now);
            return Answer.noContent();
        });
    }

    /** The customer declines. */
    Answer refuse(String id, Instant now) {
        return waiting(id, (transaction, _) -> {
            ledger.write(transaction.to(State.ABORTED, now));
            return Answer.noContent();
        });
    }

    private void confirm(Transaction transaction, Customer customer, long cents, Instant now) {
        if (ledger.balance(customer).cents() < cents) {
            ledger.write(transaction.rejected("INSUFFICIENT_BALANCE", now));
        } else {
            ledger.write(transaction.authorized(new Authorization(ids.get(), cents, now), now), customer, -cents);
        }
    }

    private Answer waiting(String id, BiFunction<Transaction, Payer, Answer> then) {
        return ledger.transactions().find(id)
                .map(transaction -> transaction.payer().filter(_ -> transaction.state() == State.PROCESSING)
                        .map(payer -> then.apply(transaction, payer))
                        .orElseGet(Problems::nothingToConfirm))
                .orElseGet(() -> Problems.notFound("No such transaction."));
    }

    private Answer screen(Customer customer) {
        ObjectNode screen = Json.object();
        screen.set("balance", Money.euro(ledger.balance(customer).cents()).write());
        var items = screen.putArray("items");
        ledger.transactions().waitingFor(customer).map(this::item).ifPresent(items::add);
        return Answer.of(200, "application/json", Json.bytes(screen));
    }

    private ObjectNode item(Transaction transaction) {
        ObjectNode item = Json.object().put("transactionId", transaction.id())
                .put("label", transaction.asked().label());
        item.set("amount", Money.euro(transaction.asked().cents()).write());
        ledger.dueAt(transaction).ifPresent(at -> item.put("expiresAt", at.toString()));
        return item;
    }

    private static Optional<Money> chosen(byte[] body) {
        return body.length == 0 ? Optional.empty()
                : Json.read(body).only(Set.of("amount")).optionalObject("amount").map(Money::read);
    }
}
