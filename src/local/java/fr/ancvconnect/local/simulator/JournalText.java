package fr.ancvconnect.local.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The journal as text. */
final class JournalText {

    private static final String HEADER = "{\"journal\":\"ancv-simulator\",\"version\":1}\n";

    private JournalText() {}

    static String line(Change change) {
        return new String(Json.bytes(JournalLine.write(change)), UTF_8) + "\n";
    }

    static String write(List<Change> changes) {
        return changes.stream().map(JournalText::line).collect(Collectors.joining("", HEADER, ""));
    }

    /**
     * The changes, oldest first. What follows the last line break was cut short by a kill: nobody was told of it,
     * so it never happened.
     */
    static List<Change> read(Path file, byte[] bytes) {
        String text = new String(bytes, UTF_8);
        if (!text.startsWith(HEADER)) {
            throw new SimulatorFileException(file, "is not a journal of the simulator");
        }
        List<Change> changes = new ArrayList<>();
        text.substring(HEADER.length(), text.lastIndexOf('\n') + 1).lines()
                .forEach(line -> changes.add(change(file, line, changes.size() + 2)));
        return changes;
    }

    private static Change change(Path file, String line, int lineNumber) {
        try {
            return JournalLine.read(Json.read(line.getBytes(UTF_8)));
        } catch (MalformedCall e) {
            throw new SimulatorFileException(file, "is broken in line " + lineNumber + ": " + e.getMessage());
        }
    }
}
