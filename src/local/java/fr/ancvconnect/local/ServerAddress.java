package fr.ancvconnect.local;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** The host and port on which the service listens. */
record ServerAddress(String host, int port) {

    /** Throws if the port is in use. Without this check, Quarkus reports it in three log lines. */
    void requireFree() {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(host, port));
        } catch (IOException e) {
            throw new IllegalStateException(
                    "Port " + port + " is in use: stop the other process, or set QUARKUS_HTTP_PORT to another port", e);
        }
    }

    String url() {
        return "http://localhost:" + port;
    }
}
