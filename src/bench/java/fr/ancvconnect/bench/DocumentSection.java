package fr.ancvconnect.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** A part of a document that a benchmark writes, between {@code <!-- name -->} and {@code <!-- /name -->}. */
public record DocumentSection(Path document, String name) {

    /** Replaces the part. */
    public void write(String markdown) throws IOException {
        String text = Files.readString(document);
        String start = "<!-- " + name + " -->";
        String end = "<!-- /" + name + " -->";
        if (!text.contains(start) || !text.contains(end)) {
            throw new IllegalStateException(document + " has no part " + name);
        }
        Files.writeString(
                document,
                text.substring(0, text.indexOf(start) + start.length())
                        + "\n\n"
                        + markdown.strip()
                        + "\n\n"
                        + text.substring(text.indexOf(end)));
    }

    /** The date, the commit and the machine of a measurement, as one line. */
    public static String origin() throws IOException, InterruptedException {
        var git = new ProcessBuilder("git", "describe", "--always", "--dirty", "--exclude=*").start();
        String commit = new String(git.getInputStream().readAllBytes(), UTF_8).strip();
        git.waitFor();
        String processor = Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("unknown processor");
        return "Measured on %s at commit %s, on %d processors (%s), %s %s, Java %s."
                .formatted(
                        LocalDate.now(ZoneOffset.UTC),
                        commit,
                        Runtime.getRuntime().availableProcessors(),
                        processor,
                        System.getProperty("os.name"),
                        System.getProperty("os.version"),
                        Runtime.version());
    }
}
