package fr.ancvconnect.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Supplier;

/** A small secret in a file that its owner alone can read. */
record SecretFile(Path path) {

    /** What is in it; where there is no file yet, what is written to it now. */
    String readOrWrite(Supplier<String> first) {
        try {
            if (Files.notExists(path)) {
                write(first.get());
            }
            return Files.readString(path);
        } catch (IOException e) {
            throw new IllegalStateException("The file " + path + " can be neither read nor written", e);
        }
    }

    /** Whole or not at all: a kill leaves no half of a key. Temporary files are their owner's alone. */
    private void write(String text) throws IOException {
        Path directory = Files.createDirectories(path.toAbsolutePath().getParent());
        Path whole = Files.writeString(Files.createTempFile(directory, "token-key", ".new"), text);
        Files.move(whole, path, StandardCopyOption.ATOMIC_MOVE);
    }
}
