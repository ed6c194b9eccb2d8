package fr.ancvconnect;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.ExtLogRecord;

/** What is logged by a logger, and by those below it, until this is closed: of each line what a test wants to know. */
public final class LogCapture<T> extends ExtHandler {

    private final List<T> lines = Collections.synchronizedList(new ArrayList<>());
    private final Logger logger;
    private final Function<ExtLogRecord, T> kept;

    private LogCapture(Logger logger, Function<ExtLogRecord, T> kept) {
        this.logger = logger;
        this.kept = kept;
    }

    public static <T> LogCapture<T> by(String logger, Function<ExtLogRecord, T> kept) {
        var listener = new LogCapture<>(Logger.getLogger(logger), kept);
        listener.logger.addHandler(listener);
        return listener;
    }

    public List<T> lines() {
        return List.copyOf(lines);
    }

    @Override
    public void close() {
        logger.removeHandler(this);
    }

    @Override
    protected void doPublish(ExtLogRecord told) {
        lines.add(kept.apply(told));
    }
}
