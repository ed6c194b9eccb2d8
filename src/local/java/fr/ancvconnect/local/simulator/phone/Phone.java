package fr.ancvconnect.local.simulator.phone;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.ancvconnect.local.simulator.http.JsonFields;
import fr.ancvconnect.local.simulator.http.SimulatorProblems;
import fr.ancvconnect.local.simulator.http.SimulatorResponse.ImmediateResponse;
import fr.ancvconnect.local.simulator.http.StrictJson;
import fr.ancvconnect.local.simulator.ledger.Ledger;
import fr.ancvconnect.local.simulator.model.Accounts;
import fr.ancvconnect.local.simulator.model.Accounts.Account;
import fr.ancvconnect.local.simulator.model.Transaction;
import fr.ancvconnect.local.simulator.model.Transaction.CustomerAuthorization;
import fr.ancvconnect.local.simulator.model.Transaction.Payer;
import fr.ancvconnect.local.simulator.model.TransactionState;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/** The customer's phone: it shows pending transactions, and the customer confirms or refuses them. */
public final class Phone {

    private final Ledger ledger;
    private final Supplier<String> ids;

    public Phone(Ledger ledger, Supplier<String> ids) {
        this.ledger = ledger;
        this.ids = ids;
    }

    /** Shows the customer's balance and the transaction that waits for confirmation. */
    public ImmediateResponse show(Optional<String> beneficiary) {
        return beneficiary
                .filter(value -> !value.isBlank())
                .map(value -> Accounts.find(value)
                        .map(this::screen)
                        .orElseGet(() -> SimulatorProblems.notFound("No such customer.")))
                .orElseGet(() -> SimulatorProblems.malformedRequest("The parameter beneficiary is missing."));
    }

    /** Confirms the transaction with the amount in the body, or with the full amount if the body is empty. */
    public ImmediateResponse confirm(String id, byte[] body, Instant now) {
        Optional<PhoneAmount> chosen = chosen(body);
        return ifPending(id, (transaction, payer) -> {
            PhoneAmount money = chosen.orElseGet(() -> PhoneAmount.euro(payer.cents()));
            if (!money.isWithin(payer.cents())) {
                return SimulatorProblems.validationFailed("amount: from 1 cent to the requested amount, in EUR");
            }
            confirm(transaction, payer.customer(), money.cents(), now);
            return ImmediateResponse.noContent();
        });
    }

    /** Refuses the transaction. Its state becomes ABORTED. */
    public ImmediateResponse refuse(String id, Instant now) {
        return ifPending(id, (transaction, _) -> {
            ledger.write(transaction.to(TransactionState.ABORTED, now));
            return ImmediateResponse.noContent();
        });
    }

    private void confirm(Transaction transaction, Account customer, long cents, Instant now) {
        if (ledger.balance(customer).cents() < cents) {
            ledger.write(transaction.rejected("INSUFFICIENT_BALANCE", now));
        } else {
            ledger.write(
                    transaction.authorized(new CustomerAuthorization(ids.get(), cents, now), now), customer, -cents);
        }
    }

    private ImmediateResponse ifPending(String id, BiFunction<Transaction, Payer, ImmediateResponse> then) {
        return ledger.transactions()
                .find(id)
                .map(transaction -> transaction
                        .payer()
                        .filter(_ -> transaction.state() == TransactionState.PROCESSING)
                        .map(payer -> then.apply(transaction, payer))
                        .orElseGet(SimulatorProblems::nothingToConfirm))
                .orElseGet(() -> SimulatorProblems.notFound("No such transaction."));
    }

    private ImmediateResponse screen(Account customer) {
        ObjectNode screen = StrictJson.object();
        screen.set("balance", PhoneAmount.euro(ledger.balance(customer).cents()).write());
        var items = screen.putArray("items");
        ledger.transactions().pendingOf(customer).map(this::item).ifPresent(items::add);
        return ImmediateResponse.of(200, "application/json", StrictJson.bytes(screen));
    }

    private ObjectNode item(Transaction transaction) {
        ObjectNode item = StrictJson.object()
                .put("transactionId", transaction.id())
                .put("label", transaction.order().label());
        item.set("amount", PhoneAmount.euro(transaction.order().cents()).write());
        ledger.dueAt(transaction).ifPresent(at -> item.put("expiresAt", at.toString()));
        return item;
    }

    private static Optional<PhoneAmount> chosen(byte[] body) {
        return body.length == 0
                ? Optional.empty()
                : StrictJson.read(body)
                        .only(Set.of("amount"))
                        .optionalObject("amount")
                        .map(PhoneAmount::read);
    }

    /** An amount in the JSON of the phone: {@code {"amount": cents, "currency": "EUR"}}. */
    record PhoneAmount(long cents, String currency) {

        private static final String EURO = "EUR";

        static PhoneAmount euro(long cents) {
            return new PhoneAmount(cents, EURO);
        }

        static PhoneAmount read(JsonFields money) {
            money.only(Set.of("amount", "currency"));
            return new PhoneAmount(money.integer("amount"), money.text("currency", 3));
        }

        /** Returns whether the amount is in euro, from 1 cent to {@code mostCents}. */
        boolean isWithin(long mostCents) {
            return currency.equals(EURO) && cents >= 1 && cents <= mostCents;
        }

        ObjectNode write() {
            return StrictJson.object().put("amount", cents).put("currency", currency);
        }
    }
}
