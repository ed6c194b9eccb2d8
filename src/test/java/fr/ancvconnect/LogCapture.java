package fr.ancvconnect;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.ExtLogRecord;

/** Records the log lines of a logger and of its child loggers, each mapped to a value, until it is closed. */
public final class LogCapture<T> extends ExtHandler {

    private final List<T> lines = Collections.synchronizedList(new ArrayList<>());
    private final Logger logger;
    private final Function<ExtLogRecord, T> mapper;

    private LogCapture(Logger logger, Function<ExtLogRecord, T> mapper) {
        this.logger = logger;
        this.mapper = mapper;
    }

    public static <T> LogCapture<T> forLogger(String logger, Function<ExtLogRecord, T> mapper) {
        var capture = new LogCapture<>(Logger.getLogger(logger), mapper);
        capture.logger.addHandler(capture);
        return capture;
    }

    public List<T> lines() {
        return List.copyOf(lines);
    }

    @Override
    public void close() {
        logger.removeHandler(this);
    }

    @Override
    protected void doPublish(ExtLogRecord record) {
        lines.add(mapper.apply(record));
    }
}
