package fr.ancvconnect.local.simulator.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.ancvconnect.local.simulator.http.MalformedRequestException;
import fr.ancvconnect.local.simulator.http.StrictJson;
import fr.ancvconnect.local.simulator.model.LedgerChange;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The journal as text. */
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
     * The changes, oldest first. What follows the last line break was cut short by a kill: nobody was told of it,
     * so it never happened.
     */
    static List<LedgerChange> read(Path file, byte[] bytes) {
        String text = new String(bytes, UTF_8);
        if (!text.startsWith(HEADER)) {
            throw new JournalFileException(file, "is not a journal of the simulator");
        }
        List<LedgerChange> changes = new ArrayList<>();
        text.substring(HEADER.length(), text.lastIndexOf('\n') + 1).lines()
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
}
