package fr.ancvconnect.local.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** One change as JSON: {@link #read} gives back what {@link #write} was given. */
final class JournalLine {

    private static final int LONGEST = 254;

    private JournalLine() {}

    static ObjectNode write(Change change) {
        ObjectNode line = Json.object();
        change.transaction().ifPresent(transaction -> line.set("transaction", write(transaction)));
        change.balance().ifPresent(balance -> line.putObject("balance")
                .put("customer", balance.customer().email()).put("cents", balance.cents()));
        return line;
    }

    static Change read(Fields line) {
        return new Change(line.optionalObject("transaction").map(JournalLine::transaction),
                line.optionalObject("balance").map(balance ->
                        new Balance(customer(balance), balance.integer("cents"))));
    }

    private static ObjectNode write(Transaction transaction) {
        ObjectNode line = Json.object().put("id", transaction.id()).put("state", transaction.state().name())
                .put("createdAt", transaction.createdAt().toString())
                .put("updatedAt", transaction.updatedAt().toString());
        transaction.subState().ifPresent(subState -> line.put("subState", subState));
        line.set("asked", transaction.asked().write());
        transaction.payer().ifPresent(payer -> line.set("payer", write(payer)));
        return line;
    }

    private static Transaction transaction(Fields line) {
        Optional<String> subState = line.has("subState")
                ? Optional.of(line.text("subState", LONGEST)) : Optional.empty();
        return new Transaction(line.text("id", LONGEST), line.oneOf("state", List.of(State.values())), subState,
                Asked.read(line.object("asked")), line.optionalObject("payer").map(JournalLine::payer),
                line.instant("createdAt"), line.instant("updatedAt"));
    }

    private static ObjectNode write(Payer payer) {
        ObjectNode line = Json.object().put("beneficiaryId", payer.beneficiaryId())
                .put("customer", payer.customer().email()).put("cents", payer.cents());
        payer.authorization().ifPresent(given -> line.putObject("authorization").put("number", given.number())
                .put("cents", given.cents()).put("validatedAt", given.validatedAt().toString()));
        return line;
    }

    private static Payer payer(Fields line) {
        return new Payer(line.text("beneficiaryId", LONGEST), customer(line), line.integer("cents"),
                line.optionalObject("authorization").map(given -> new Authorization(
                        given.text("number", LONGEST), given.integer("cents"), given.instant("validatedAt"))));
    }

    private static Customer customer(Fields line) {
        return new Customer(line.text("customer", LONGEST));
    }
}
