package fr.ancvconnect.local.simulator;

import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.lang.System.Logger;

/** Each tick of the clock; one that fails must not be the last. */
record Ticker(AncvSimulator simulator) implements Runnable {

    private static final Logger LOG = System.getLogger(Ticker.class.getName());

    @Override
    public void run() {
        try {
            simulator.tick();
        } catch (UncheckedIOException e) {
            LOG.log(Level.WARNING, "The ANCV simulator cannot write its journal: {0}", e.getMessage());
        }
    }
}
