package fr.ancvconnect.local.simulator.ledger;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;

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
