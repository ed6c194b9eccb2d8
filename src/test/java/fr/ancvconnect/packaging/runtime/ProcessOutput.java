package fr.ancvconnect.packaging.runtime;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** What a process says; in the end it is kept, to be searched with the rest: see LogsIT. */
final class ProcessOutput {

    private final Path written;
    private final Path kept;

    ProcessOutput(String name) throws IOException {
        this.written = Files.createTempFile(name, ".log");
        this.kept = Path.of("target/failsafe-reports", name + "-output.txt");
    }

    /** Where the process is to write. */
    File file() {
        return written.toFile();
    }

    /** All that it said until now. */
    String said() throws IOException {
        return Files.readString(written);
    }

    /** Behind what others of this name said. */
    void keep() {
        try {
            Files.createDirectories(kept.getParent());
            Files.write(kept, Files.readAllBytes(written), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
