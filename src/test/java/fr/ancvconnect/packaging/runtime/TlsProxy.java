package fr.ancvconnect.packaging.runtime;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import fr.ancvconnect.packaging.HttpRelay;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A TLS proxy for services without TLS. Only processes with its trust store trust its certificate. */
final class TlsProxy implements AutoCloseable {

    private static final String PASSWORD = "changeit";

    /** The client's ports by the name of the service, one for each connection. */
    private final Map<String, Set<Integer>> connections = new ConcurrentHashMap<>();

    private final HttpRelay relay = new HttpRelay();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Path certificate;
    private final HttpsServer server;

    TlsProxy(Path directory) throws Exception {
        certificate = certificate(directory.resolve("certificate.p12"));
        server = HttpsServer.create(new InetSocketAddress("localhost", 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context()));
        server.setExecutor(threads);
        server.start();
    }

    /** The TLS address for the service with this plain address. */
    String addressFor(String name, String address) {
        server.createContext("/" + name, exchange -> forward(exchange, name, address));
        return "https://localhost:" + server.getAddress().getPort() + "/" + name;
    }

    /** The names of the services that were called over TLS. */
    Set<String> reached() {
        return Set.copyOf(connections.keySet());
    }

    /** How many TLS connections called this service. Each had one handshake. */
    int connections(String name) {
        return connections.getOrDefault(name, Set.of()).size();
    }

    /** The system properties that make a process trust the certificate. */
    Map<String, String> trust() {
        return Map.of("javax.net.ssl.trustStore", certificate.toString(), "javax.net.ssl.trustStorePassword", PASSWORD);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
        relay.close();
    }

    private void forward(HttpExchange exchange, String name, String address) throws IOException {
        connections
                .computeIfAbsent(name, _ -> ConcurrentHashMap.newKeySet())
                .add(exchange.getRemoteAddress().getPort());
        relay.forward(
                exchange,
                URI.create(address + exchange.getRequestURI().toString().substring(name.length() + 1)));
    }

    private SSLContext context() throws GeneralSecurityException, IOException {
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(KeyStore.getInstance(certificate.toFile(), PASSWORD.toCharArray()), PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    private static Path certificate(Path file) throws Exception {
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        Process process = new ProcessBuilder(
                        keytool,
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-alias",
                        "front",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "SAN=dns:localhost",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (process.waitFor() != 0 || !Files.exists(file)) {
            throw new IllegalStateException("keytool created no certificate");
        }
        return file;
    }
}
