package fr.ancvconnect.local;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Where the service listens. */
record ServerAddress(String host, int port) {

    /** Quarkus would tell a busy port in three lines of its own. */
    void mustBeFree() {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(host, port));
        } catch (IOException e) {
            throw new IllegalStateException("Port " + port + " is in use: stop what uses it, or set QUARKUS_HTTP_PORT to another", e);
        }
    }

    String url() {
        return "http://localhost:" + port;
    }
}
