package fr.ancvconnect.local;

import java.util.ArrayDeque;
import java.util.Deque;

/** Closes resources in the reverse order of their opening. If one cannot be closed, the others still are. */
final class ResourceStack implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(ResourceStack.class.getName());

    private final Deque<AutoCloseable> opened = new ArrayDeque<>();

    /** Adds a resource that {@link #close()} closes. */
    <T extends AutoCloseable> T closeLater(T resource) {
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
            LOG.log(System.Logger.Level.WARNING, "A resource could not be closed: {0}", e.getMessage());
        }
    }
}
