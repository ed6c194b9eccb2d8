package fr.ancvconnect.local.simulator.ledger;

import java.nio.file.Path;

/** The simulator cannot go on from its file; one line that names it. */
public final class JournalFileException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    JournalFileException(Path file, String what) {
        super("The simulator's file " + file + " " + what);
    }
}
