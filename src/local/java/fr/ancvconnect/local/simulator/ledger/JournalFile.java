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
 * The journal on disk: a header, then one line of JSON for each change. A change is with the operating system
 * before anybody is told of it, which a kill -9 does not undo; a power cut might, and is not what this is for.
 */
public final class JournalFile implements Journal, AutoCloseable {

    private final Path path;
    private final ExclusiveFileLock soleUse;
    private FileChannel lines;

    private JournalFile(Path path, ExclusiveFileLock soleUse, FileChannel lines) {
        this.path = path;
        this.soleUse = soleUse;
        this.lines = lines;
    }

    /**
     * Opens the file, which need not be there yet, for this process alone.
     *
     * @throws JournalFileException in one line that names the file
     */
    public static JournalFile open(Path path) {
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            ExclusiveFileLock soleUse = ExclusiveFileLock.of(path);
            return new JournalFile(path, soleUse, Files.exists(path)
                    ? FileChannel.open(path, APPEND) : replaced(path, List.of()));
        } catch (IOException e) {
            throw new JournalFileException(path, "cannot be opened: " + e.getClass().getSimpleName());
        }
    }

    @Override
    public List<LedgerChange> replay() {
        try {
            return JournalCodec.read(path, Files.readAllBytes(path));
        } catch (IOException e) {
            throw new JournalFileException(path, "cannot be read: " + e.getClass().getSimpleName());
        }
    }

    @Override
    public void compact(List<LedgerChange> changes) {
        try {
            lines.close();
            lines = replaced(path, changes);
        } catch (IOException e) {
            throw new JournalFileException(path, "cannot be written: " + e.getClass().getSimpleName());
        }
    }

    @Override
    public void append(LedgerChange change) {
        try {
            writeWhole(ByteBuffer.wrap(JournalCodec.line(change).getBytes(UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        lines.close();
        soleUse.close();
    }

    /** Half a line, as a full disk leaves it, would spoil the whole file at the next start. */
    private void writeWhole(ByteBuffer line) throws IOException {
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

    /** Whatever happens, there is the old file or the new one, whole. */
    private static FileChannel replaced(Path path, List<LedgerChange> changes) throws IOException {
        Path next = path.resolveSibling(path.getFileName() + ".new");
        Files.writeString(next, JournalCodec.write(changes));
        Files.move(next, path, ATOMIC_MOVE);
        return FileChannel.open(path, APPEND);
    }

    /**
     * A file for this process alone: a second process would replace the journal under the first one's feet. The lock
     * is on a file beside it, since a replaced file takes its lock away.
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
}
