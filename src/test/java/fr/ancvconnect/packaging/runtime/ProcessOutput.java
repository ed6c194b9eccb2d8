package fr.ancvconnect.packaging.runtime;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The output of a process. At the end it is saved where LogsIT searches it. */
final class ProcessOutput {

    private final Path log;
    private final Path saved;

    ProcessOutput(String name) throws IOException {
        this.log = Files.createTempFile(name, ".log");
        this.saved = Path.of("target/failsafe-reports", name + "-output.txt");
    }

    /** The file for the output. */
    File file() {
        return log.toFile();
    }

    /** All output so far. */
    String text() throws IOException {
        return Files.readString(log);
    }

    /** Appends the output to that of earlier processes with the same name. */
    void save() {
        try {
            Files.createDirectories(saved.getParent());
            Files.write(saved, Files.readAllBytes(log), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
