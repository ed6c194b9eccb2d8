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

/** The console's files. */
final class ConsoleFiles {

    static final Path ROOT = Path.of("src/local/resources/META-INF/resources");
    private static final Pattern MESSAGE =
            Pattern.compile("^ {2}'((?:[^'\\\\]|\\\\.)+)':\\s+'(.+)',$", Pattern.MULTILINE);

    private ConsoleFiles() {}

    /** The scripts without the two message files. */
    static List<Path> scripts() {
        return ending(".js").stream()
                .filter(file -> !file.toString().contains("/texts/"))
                .toList();
    }

    static List<Path> styles() {
        return ending(".css");
    }

    private static List<Path> ending(String end) {
        try (Stream<Path> all = Files.walk(ROOT)) {
            return all.filter(file -> file.toString().endsWith(end)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The texts of a language by their keys. */
    static Map<String, String> messages(String language) {
        return MESSAGE.matcher(read(ROOT.resolve("console/texts/messages." + language + ".js")))
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
