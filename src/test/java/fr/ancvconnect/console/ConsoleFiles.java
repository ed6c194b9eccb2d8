package fr.ancvconnect.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The files of the local server's pages, and those of the elements of which they are made. */
final class ConsoleFiles {

    static final Path ROOT = Path.of("src/local/resources/META-INF/resources");
    static final Path ELEMENTS = Path.of("src/elements/src");
    private static final Pattern MESSAGE =
            Pattern.compile("^ {2}'((?:[^'\\\\]|\\\\.)+)':\\s+'(.+)',$", Pattern.MULTILINE);

    private ConsoleFiles() {}

    /** All scripts without the message files. */
    static List<Path> scripts() {
        return Stream.of(pageScripts(), elementScripts()).flatMap(List::stream).toList();
    }

    static List<Path> pageScripts() {
        return scriptsIn(ROOT);
    }

    static List<Path> elementScripts() {
        return scriptsIn(ELEMENTS);
    }

    private static List<Path> scriptsIn(Path folder) {
        return ending(folder, ".js").stream()
                .filter(file -> !file.toString().contains("/texts/"))
                .toList();
    }

    static List<Path> styles() {
        return ending(ROOT, ".css");
    }

    private static List<Path> ending(Path folder, String end) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(end)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The console's own texts of a language by their keys. */
    static Map<String, String> consoleMessages(String language) {
        return messages(ROOT.resolve("console/texts/messages." + language + ".js"));
    }

    /** The elements' texts of a language by their keys. */
    static Map<String, String> elementMessages(String language) {
        return messages(ELEMENTS.resolve("texts/" + language + ".js"));
    }

    private static Map<String, String> messages(Path file) {
        return MESSAGE.matcher(read(file))
                .results()
                .collect(Collectors.toMap(found -> found.group(1), found -> found.group(2)));
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
