package fr.ancvconnect.local;

import java.util.ArrayDeque;
import java.util.Deque;

/** What was opened, closed in the opposite order; one that does not close keeps no other open. */
final class ResourceStack implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(ResourceStack.class.getName());

    private final Deque<AutoCloseable> opened = new ArrayDeque<>();

    /** Remembers it for {@link #close()}. */
    <T extends AutoCloseable> T later(T resource) {
        opened.push(resource);
        return resource;
    }

    @Override
    public void close() {
        while (!opened.isEmpty()) {
            close(opened.pop());
        }
    }

    private static void close(AutoCloseable resource) {
        try {
            resource.close();
        } catch (Exception e) {
            LOG.log(System.Logger.Level.WARNING, "Not closed: {0}", e.getMessage());
        }
    }
}
