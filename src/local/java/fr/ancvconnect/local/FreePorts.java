package fr.ancvconnect.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Ports for the servers of this run: clients are configured with them before the servers start. A live reload comes
 * with new ones, so that it need not wait for the old to be given back.
 */
final class FreePorts {

    private static final Map<String, String> PORTS = new ConcurrentHashMap<>();

    private FreePorts() {
    }

    /** The port of this server: the same for the whole run. */
    static String of(String server) {
        return PORTS.computeIfAbsent(server, _ -> Integer.toString(anyFree()));
    }

    private static int anyFree() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("This machine has no free port", e);
        }
    }
}
