package fr.ancvconnect.app;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.ExtLogRecord;

/** What is logged while something is done: what each line says that it is about, then the line. */
final class Heard {

    private Heard() {
    }

    static List<String> by(String logger, Runnable work) {
        List<String> lines = Collections.synchronizedList(new ArrayList<>());
        var listener = new ExtHandler() {
            @Override
            protected void doPublish(ExtLogRecord told) {
                lines.add(told.getMdc("folderId") + " " + told.getMdc("paymentId") + " " + told.getFormattedMessage());
            }
        };
        Logger listened = Logger.getLogger(logger);
        listened.addHandler(listener);
        try {
            work.run();
        } finally {
            listened.removeHandler(listener);
        }
        return List.copyOf(lines);
    }
}
