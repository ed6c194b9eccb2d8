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

/**
 * A server that responds to the first request on a connection, keeps the connection alive and closes it on the second request.
 */
final class ConnectionDroppingServer implements AutoCloseable {

    private static final String LENGTH = "content-length:";

    private final List<String> received = new CopyOnWriteArrayList<>();
    private final ServerSocket socket = new ServerSocket(0);

    ConnectionDroppingServer() throws IOException {
        Thread.ofVirtual().start(this::listen);
    }

    int port() {
        return socket.getLocalPort();
    }

    /** The methods of the received requests, in order. */
    List<String> received() {
        return received;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void listen() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                Thread.ofVirtual().start(() -> serve(connection));
            } catch (IOException _) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            var reader = new BufferedReader(new InputStreamReader(connection.getInputStream(), ISO_8859_1));
            receive(reader);
            connection
                    .getOutputStream()
                    .write(("HTTP/1.1 200 OK\r\nContent-Length: " + GatewayFixture.SUCCESS.length() + "\r\n\r\n"
                                    + GatewayFixture.SUCCESS)
                            .getBytes(ISO_8859_1));
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
