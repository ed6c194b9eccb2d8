package fr.ancvconnect.local.simulator;

import java.nio.file.Path;

/** The simulator cannot go on from its file; one line that names it. */
public final class SimulatorFileException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SimulatorFileException(Path file, String what) {
        super("The simulator's file " + file + " " + what);
    }
}
