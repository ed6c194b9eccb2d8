package fr.ancvconnect.local.simulator.ledger;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.ancvconnect.local.simulator.http.JsonFields;
import fr.ancvconnect.local.simulator.http.StrictJson;
import fr.ancvconnect.local.simulator.model.Account;
import fr.ancvconnect.local.simulator.model.Authorization;
import fr.ancvconnect.local.simulator.model.Balance;
import fr.ancvconnect.local.simulator.model.LedgerChange;
import fr.ancvconnect.local.simulator.model.Payer;
import fr.ancvconnect.local.simulator.model.Transaction;
import fr.ancvconnect.local.simulator.model.TransactionOrder;
import fr.ancvconnect.local.simulator.model.TransactionState;
import java.util.List;
import java.util.Optional;

/** One change as JSON: {@link #read} gives back what {@link #write} was given. */
final class JournalEntry {

    private static final int LONGEST = 254;

    private JournalEntry() {}

    static ObjectNode write(LedgerChange change) {
        ObjectNode line = StrictJson.object();
        change.transaction().ifPresent(transaction -> line.set("transaction", write(transaction)));
        change.balance().ifPresent(balance -> line.putObject("balance")
                .put("customer", balance.customer().email()).put("cents", balance.cents()));
        return line;
    }

    static LedgerChange read(JsonFields line) {
        return new LedgerChange(line.optionalObject("transaction").map(JournalEntry::transaction),
                line.optionalObject("balance").map(balance ->
                        new Balance(customer(balance), balance.integer("cents"))));
    }

    private static ObjectNode write(Transaction transaction) {
        ObjectNode line = StrictJson.object().put("id", transaction.id()).put("state", transaction.state().name())
                .put("createdAt", transaction.createdAt().toString())
                .put("updatedAt", transaction.updatedAt().toString());
        transaction.subState().ifPresent(subState -> line.put("subState", subState));
        line.set("asked", transaction.asked().write());
        transaction.payer().ifPresent(payer -> line.set("payer", write(payer)));
        return line;
    }

    private static Transaction transaction(JsonFields line) {
        Optional<String> subState = line.has("subState")
                ? Optional.of(line.text("subState", LONGEST)) : Optional.empty();
        return new Transaction(line.text("id", LONGEST), line.oneOf("state", List.of(TransactionState.values())), subState,
                TransactionOrder.read(line.object("asked")), line.optionalObject("payer").map(JournalEntry::payer),
                line.instant("createdAt"), line.instant("updatedAt"));
    }

    private static ObjectNode write(Payer payer) {
        ObjectNode line = StrictJson.object().put("beneficiaryId", payer.beneficiaryId())
                .put("customer", payer.customer().email()).put("cents", payer.cents());
        payer.authorization().ifPresent(given -> line.putObject("authorization").put("number", given.number())
                .put("cents", given.cents()).put("validatedAt", given.validatedAt().toString()));
        return line;
    }

    private static Payer payer(JsonFields line) {
        return new Payer(line.text("beneficiaryId", LONGEST), customer(line), line.integer("cents"),
                line.optionalObject("authorization").map(given -> new Authorization(
                        given.text("number", LONGEST), given.integer("cents"), given.instant("validatedAt"))));
    }

    private static Account customer(JsonFields line) {
        return new Account(line.text("customer", LONGEST));
    }
}
