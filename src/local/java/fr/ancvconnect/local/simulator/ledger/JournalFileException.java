package fr.ancvconnect.local.simulator.ledger;

import java.nio.file.Path;

/** The simulator cannot use its journal file. The message is one line that names the file. */
public final class JournalFileException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    JournalFileException(Path file, String what) {
        super("The simulator's file " + file + " " + what);
    }
}
