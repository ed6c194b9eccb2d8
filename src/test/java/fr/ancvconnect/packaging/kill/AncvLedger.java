package fr.ancvconnect.packaging.kill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** ANCV's own journal. It is read line by line, without the simulator's classes. */
public final class AncvLedger {

    private static final Set<String> CHARGED_STATES = Set.of("AUTHORIZED", "VALIDATED", "CONSIGNED", "PAID");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long INITIAL_BALANCE_CENTS = 1_000_00;

    private final Map<String, Entry> transactions = new LinkedHashMap<>();
    private final Map<String, Set<String>> idsByPayment = new HashMap<>();
    private final Map<String, Long> balances = new LinkedHashMap<>();

    /** The latest entry of a transaction. */
    public record Entry(JsonNode line) {

        public String id() {
            return line.path("id").asText();
        }

        public String payment() {
            return line.path("asked").path("order").path("paymentId").asText();
        }

        public String state() {
            return line.path("state").asText();
        }

        public boolean isProbe() {
            return line.path("asked").path("order").path("id").asText().equals("ACTIVATION");
        }

        /** The amount that the customer paid and did not get back, in cents. */
        public long chargedCents() {
            return CHARGED_STATES.contains(state())
                    ? line.path("payer").path("authorization").path("cents").asLong()
                    : 0;
        }

        @Override
        public String toString() {
            return line.toString();
        }
    }

    /** Reads the simulator's journal. */
    public static AncvLedger read(Path journal) throws IOException {
        var ledger = new AncvLedger();
        try (BufferedReader lines = Files.newBufferedReader(journal)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                ledger.apply(JSON.readTree(line));
            }
        }
        return ledger;
    }

    /** All transactions of this payment. There must be at most one. */
    List<Entry> of(String payment) {
        return idsByPayment.getOrDefault(payment, Set.of()).stream()
                .map(transactions::get)
                .toList();
    }

    /** All transactions. */
    public Collection<Entry> all() {
        return transactions.values();
    }

    /** The customers that paid or were re-credited. */
    Set<String> customers() {
        return balances.keySet();
    }

    /** The total that this customer paid, in cents: the difference between the initial balance and the current one. */
    long spentCents(String customer) {
        return INITIAL_BALANCE_CENTS - balances.getOrDefault(customer, INITIAL_BALANCE_CENTS);
    }

    private void apply(JsonNode line) {
        if (line.has("transaction")) {
            var entry = new Entry(line.path("transaction"));
            transactions.put(entry.id(), entry);
            idsByPayment
                    .computeIfAbsent(entry.payment(), _ -> new LinkedHashSet<>())
                    .add(entry.id());
        }
        if (line.has("balance")) {
            balances.put(
                    line.path("balance").path("customer").asText(),
                    line.path("balance").path("cents").asLong());
        }
    }
}
