package fr.ancvconnect.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

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
}
