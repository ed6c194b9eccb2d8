package fr.ancvconnect.packaging.runtime;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The output of a process. It is kept at the end, so that LogsIT can search it. */
final class ProcessOutput {

    private final Path written;
    private final Path kept;

    ProcessOutput(String name) throws IOException {
        this.written = Files.createTempFile(name, ".log");
        this.kept = Path.of("target/failsafe-reports", name + "-output.txt");
    }

    /** The file for the output. */
    File file() {
        return written.toFile();
    }

    /** All output so far. */
    String said() throws IOException {
        return Files.readString(written);
    }

    /** Appends the output to that of earlier processes with the same name. */
    void keep() {
        try {
            Files.createDirectories(kept.getParent());
            Files.write(kept, Files.readAllBytes(written), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
