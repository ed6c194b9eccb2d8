package fr.ancvconnect.local.simulator.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.ancvconnect.local.simulator.http.JsonFields;
import fr.ancvconnect.local.simulator.http.MalformedRequestException;
import fr.ancvconnect.local.simulator.http.StrictJson;
import fr.ancvconnect.local.simulator.ledger.JournalFile.JournalFileException;
import fr.ancvconnect.local.simulator.model.Accounts.Account;
import fr.ancvconnect.local.simulator.model.Accounts.Account.Balance;
import fr.ancvconnect.local.simulator.model.LedgerChange;
import fr.ancvconnect.local.simulator.model.Transaction;
import fr.ancvconnect.local.simulator.model.Transaction.CustomerAuthorization;
import fr.ancvconnect.local.simulator.model.Transaction.Payer;
import fr.ancvconnect.local.simulator.model.TransactionOrder;
import fr.ancvconnect.local.simulator.model.TransactionState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Converts the journal to text and back. */
final class JournalCodec {

    private static final String HEADER = "{\"journal\":\"ancv-simulator\",\"version\":1}\n";

    private JournalCodec() {}

    static String line(LedgerChange change) {
        return new String(StrictJson.bytes(JournalEntry.write(change)), UTF_8) + "\n";
    }

    static String write(List<LedgerChange> changes) {
        return changes.stream().map(JournalCodec::line).collect(Collectors.joining("", HEADER, ""));
    }

    /**
     * Returns the changes, oldest first. Ignores the text after the last line break: it is a write that a kill interrupted,
     * and no caller got an answer that depends on it.
     */
    static List<LedgerChange> read(Path file, byte[] bytes) {
        String text = new String(bytes, UTF_8);
        if (!text.startsWith(HEADER)) {
            throw new JournalFileException(file, "is not a journal of the simulator");
        }
        List<LedgerChange> changes = new ArrayList<>();
        text.substring(HEADER.length(), text.lastIndexOf('\n') + 1)
                .lines()
                .forEach(line -> changes.add(change(file, line, changes.size() + 2)));
        return changes;
    }

    private static LedgerChange change(Path file, String line, int lineNumber) {
        try {
            return JournalEntry.read(StrictJson.read(line.getBytes(UTF_8)));
        } catch (MalformedRequestException e) {
            throw new JournalFileException(file, "is broken in line " + lineNumber + ": " + e.getMessage());
        }
    }

    /** Converts one change to JSON and back: {@link #read} returns the value that {@link #write} received. */
    static final class JournalEntry {

        private static final int LONGEST = 254;

        private JournalEntry() {}

        static ObjectNode write(LedgerChange change) {
            ObjectNode line = StrictJson.object();
            change.transaction().ifPresent(transaction -> line.set("transaction", write(transaction)));
            change.balance()
                    .ifPresent(balance -> line.putObject("balance")
                            .put("customer", balance.customer().email())
                            .put("cents", balance.cents()));
            return line;
        }

        static LedgerChange read(JsonFields line) {
            return new LedgerChange(
                    line.optionalObject("transaction").map(JournalEntry::transaction),
                    line.optionalObject("balance")
                            .map(balance -> new Balance(customer(balance), balance.integer("cents"))));
        }

        private static ObjectNode write(Transaction transaction) {
            ObjectNode line = StrictJson.object()
                    .put("id", transaction.id())
                    .put("state", transaction.state().name())
                    .put("createdAt", transaction.createdAt().toString())
                    .put("updatedAt", transaction.updatedAt().toString());
            transaction.subState().ifPresent(subState -> line.put("subState", subState));
            line.set("asked", transaction.order().write());
            transaction.payer().ifPresent(payer -> line.set("payer", write(payer)));
            return line;
        }

        private static Transaction transaction(JsonFields line) {
            Optional<String> subState =
                    line.has("subState") ? Optional.of(line.text("subState", LONGEST)) : Optional.empty();
            return new Transaction(
                    line.text("id", LONGEST),
                    line.oneOf("state", List.of(TransactionState.values())),
                    subState,
                    TransactionOrder.read(line.object("asked")),
                    line.optionalObject("payer").map(JournalEntry::payer),
                    line.instant("createdAt"),
                    line.instant("updatedAt"));
        }

        private static ObjectNode write(Payer payer) {
            ObjectNode line = StrictJson.object()
                    .put("beneficiaryId", payer.beneficiaryId())
                    .put("customer", payer.customer().email())
                    .put("cents", payer.cents());
            payer.authorization()
                    .ifPresent(authorization -> line.putObject("authorization")
                            .put("number", authorization.number())
                            .put("cents", authorization.cents())
                            .put("validatedAt", authorization.validatedAt().toString()));
            return line;
        }

        private static Payer payer(JsonFields line) {
            return new Payer(
                    line.text("beneficiaryId", LONGEST),
                    customer(line),
                    line.integer("cents"),
                    line.optionalObject("authorization")
                            .map(authorization -> new CustomerAuthorization(
                                    authorization.text("number", LONGEST),
                                    authorization.integer("cents"),
                                    authorization.instant("validatedAt"))));
        }

        private static Account customer(JsonFields line) {
            return new Account(line.text("customer", LONGEST));
        }
    }
}
