package fr.ancvconnect.ancv;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A server that responds to some requests on a connection, keeps the connection alive and closes it on the next request. */
final class ConnectionDroppingServer implements AutoCloseable {

    private static final String LENGTH = "content-length:";

    private final List<String> received = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final ServerSocket socket = new ServerSocket(0);
    private final int responses;

    /**
     * @param responses to how many requests it responds on each connection
     */
    ConnectionDroppingServer(int responses) throws IOException {
        this.responses = responses;
        Thread.ofVirtual().start(this::listen);
    }

    int port() {
        return socket.getLocalPort();
    }

    /** The methods of the received requests, in order. */
    List<String> received() {
        return received;
    }

    /** How many connections were opened. */
    int connections() {
        return connections.get();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void listen() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                connections.incrementAndGet();
                Thread.ofVirtual().start(() -> serve(connection));
            } catch (IOException _) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            var reader = new BufferedReader(new InputStreamReader(connection.getInputStream(), ISO_8859_1));
            for (int request = 0; request < responses; request++) {
                receive(reader);
                connection
                        .getOutputStream()
                        .write(("HTTP/1.1 200 OK\r\nContent-Length: " + GatewayFixture.SUCCESS.length() + "\r\n\r\n"
                                        + GatewayFixture.SUCCESS)
                                .getBytes(ISO_8859_1));
            }
            receive(reader);
        } catch (IOException _) {
            // The client closed the connection first.
        }
    }

    private void receive(BufferedReader reader) throws IOException {
        String first = reader.readLine();
        if (first == null) {
            return;
        }
        received.add(first.substring(0, first.indexOf(' ')));
        int length = 0;
        for (String line = reader.readLine(); line != null && !line.isEmpty(); line = reader.readLine()) {
            if (line.toLowerCase(Locale.ROOT).startsWith(LENGTH)) {
                length = Integer.parseInt(line.substring(LENGTH.length()).strip());
            }
        }
        reader.skip(length);
    }
}
