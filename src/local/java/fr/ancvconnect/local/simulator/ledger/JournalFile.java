package fr.ancvconnect.local.simulator.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import fr.ancvconnect.local.simulator.model.LedgerChange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The journal on disk: a header, then one line of JSON for each change. Each change is passed to the operating system
 * before it is visible to callers. It therefore survives a kill -9. A power failure can lose it: the journal does not
 * protect against that.
 */
public final class JournalFile implements Journal, AutoCloseable {

    private final Path path;
    private final ExclusiveFileLock fileLock;
    private FileChannel lines;

    private JournalFile(Path path, ExclusiveFileLock fileLock, FileChannel lines) {
        this.path = path;
        this.fileLock = fileLock;
        this.lines = lines;
    }

    /**
     * Opens the file for this process only, and creates it if it does not exist.
     *
     * @throws JournalFileException if the file cannot be used; the message is one line that names it
     */
    public static JournalFile open(Path path) {
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            ExclusiveFileLock fileLock = ExclusiveFileLock.of(path);
            return new JournalFile(
                    path, fileLock, Files.exists(path) ? FileChannel.open(path, APPEND) : replaced(path, List.of()));
        } catch (IOException e) {
            throw new JournalFileException(
                    path, "cannot be opened: " + e.getClass().getSimpleName());
        }
    }

    @Override
    public List<LedgerChange> replay() {
        try {
            return JournalCodec.read(path, Files.readAllBytes(path));
        } catch (IOException e) {
            throw new JournalFileException(
                    path, "cannot be read: " + e.getClass().getSimpleName());
        }
    }

    @Override
    public void compact(List<LedgerChange> changes) {
        try {
            lines.close();
            lines = replaced(path, changes);
        } catch (IOException e) {
            throw new JournalFileException(
                    path, "cannot be written: " + e.getClass().getSimpleName());
        }
    }

    @Override
    public void append(LedgerChange change) {
        try {
            writeCompletely(ByteBuffer.wrap(JournalCodec.line(change).getBytes(UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        lines.close();
        fileLock.close();
    }

    /**
     * Writes the line completely or not at all. A partial line, for example after a full disk, would make the file
     * unreadable at the next start.
     */
    private void writeCompletely(ByteBuffer line) throws IOException {
        long end = lines.size();
        try {
            while (line.hasRemaining()) {
                lines.write(line);
            }
        } catch (IOException e) {
            lines.truncate(end);
            throw e;
        }
    }

    /** Replaces the file atomically, so that after a kill either the old file or the new one is complete. */
    private static FileChannel replaced(Path path, List<LedgerChange> changes) throws IOException {
        Path next = path.resolveSibling(path.getFileName() + ".new");
        Files.writeString(next, JournalCodec.write(changes));
        Files.move(next, path, ATOMIC_MOVE);
        return FileChannel.open(path, APPEND);
    }

    /**
     * Locks the journal for this process, because a second process would replace the journal while the first one writes to
     * it. The lock is on a separate file, because the journal file is replaced and its lock would be lost.
     */
    record ExclusiveFileLock(FileChannel lock) implements AutoCloseable {

        static ExclusiveFileLock of(Path file) throws IOException {
            FileChannel lock = FileChannel.open(file.resolveSibling(file.getFileName() + ".lock"), CREATE, WRITE);
            if (!isFree(lock)) {
                lock.close();
                throw new JournalFileException(file, "is in use by another process");
            }
            return new ExclusiveFileLock(lock);
        }

        @Override
        public void close() throws IOException {
            lock.close();
        }

        private static boolean isFree(FileChannel lock) throws IOException {
            try {
                return lock.tryLock() != null;
            } catch (OverlappingFileLockException e) {
                return false;
            }
        }
    }

    /** The simulator cannot use its journal file. The message is one line that names the file. */
    public static final class JournalFileException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        JournalFileException(Path file, String what) {
            super("The simulator's file " + file + " " + what);
        }
    }
}
