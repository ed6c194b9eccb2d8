package fr.ancvconnect.local.database;

import fr.ancvconnect.dynamodb.table.TableDefinition;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ContextHandler;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ListTablesRequest;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBServerHandler;

/**
 * DynamoDB Local in this process, with the table. This class starts its own HTTP server for the handlers, because the
 * server of {@code ServerRunner} listens on all addresses and reports its start over the internet.
 */
public final class EmbeddedDynamoDb implements AutoCloseable {

    private final Server server;
    private final LocalDynamoDBServerHandler handler;

    private EmbeddedDynamoDb(Server server, LocalDynamoDBServerHandler handler) {
        this.server = server;
        this.handler = handler;
    }

    /**
     * Starts the database on the loopback address, and creates the table if it does not exist.
     *
     * @param port    0 for any free port
     * @param dataDir the directory of the data file; empty means in memory
     * @throws IllegalStateException if the port or the file cannot be used; the message is one line that names it
     */
    public static EmbeddedDynamoDb start(int port, Optional<Path> dataDir, String table) {
        dataDir.ifPresent(EmbeddedDynamoDb::createDirectory);
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        var requests = dataDir.<LocalDynamoDBRequestHandler>map(CommittedTransactions::new)
                .orElseGet(() -> new LocalDynamoDBRequestHandler(0, true, null, true, false));
        LibraryLogLevels.disable();
        var database = new EmbeddedDynamoDb(new Server(address), new LocalDynamoDBServerHandler(requests, null));
        database.listen(port);
        database.create(table, dataDir);
        return database;
    }

    /** Returns the URI of the database. */
    public URI endpoint() {
        int port = ((ServerConnector) server.getConnectors()[0]).getLocalPort();
        return URI.create("http://localhost:" + port);
    }

    @Override
    public void close() {
        try {
            server.stop();
            handler.close();
        } catch (Exception e) {
            throw new IllegalStateException("The embedded DynamoDB does not stop", e);
        }
    }

    private void listen(int port) {
        try {
            server.setHandler(new ContextHandler(handler));
            server.start();
        } catch (Exception e) {
            close();
            throw new IllegalStateException(
                    "The embedded DynamoDB cannot listen on port " + port + ": is it in use?", e);
        }
    }

    private void create(String table, Optional<Path> dataDir) {
        try (DynamoDbClient client = client()) {
            client.createTable(TableDefinition.named(table));
        } catch (ResourceInUseException _) {
            // An earlier start created the table.
        } catch (RuntimeException e) {
            close();
            String where = dataDir.map(dir -> "the file " + dir.resolve("shared-local-instance.db"))
                    .orElse("memory");
            throw new IllegalStateException(
                    "The embedded DynamoDB cannot work with " + where + ": is it broken or in use?", e);
        }
    }

    /** Returns a client of this database that does not retry. */
    public DynamoDbClient client() {
        return DynamoDbClient.builder()
                .endpointOverride(endpoint())
                .region(Region.EU_WEST_3)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .overrideConfiguration(once -> once.retryStrategy(none -> none.maxAttempts(1)))
                .build();
    }

    private static void createDirectory(Path dataDir) {
        try {
            Files.createDirectories(dataDir);
        } catch (IOException e) {
            throw new IllegalStateException("The data directory " + dataDir + " cannot be created", e);
        }
    }

    /**
     * A database in a file that answers a transaction after the commit, as DynamoDB does. DynamoDB Local answers when it has
     * queued the commit. If the process is killed in between, data that the service takes as written are lost, for example
     * which customer received an authorization request.
     */
    static final class CommittedTransactions extends LocalDynamoDBRequestHandler {

        private static final ListTablesRequest ANY_READ =
                ListTablesRequest.builder().limit(1).build();

        CommittedTransactions(Path directory) {
            super(0, false, directory.toString(), true, false);
        }

        /** DynamoDB Local executes requests from one queue, so a read after the transaction returns only after the commit. */
        @Override
        public TransactWriteItemsResponse transactWriteItems(
                String accessKey, String region, TransactWriteItemsRequest request) {
            TransactWriteItemsResponse response = super.transactWriteItems(accessKey, region, request);
            listTables(accessKey, region, ANY_READ);
            return response;
        }
    }

    /**
     * Switches the library's logs off. DynamoDB Local logs a warning with a stack trace for each failed condition. Its errors
     * reach the service as responses.
     */
    static final class LibraryLogLevels {

        /** A strong reference, because the log manager drops loggers without one, and their levels with them. */
        private static final List<Logger> LOGGERS = Stream.of(
                        "software.amazon.dynamodb", "org.eclipse.jetty", "com.almworks.sqlite4java")
                .map(Logger::getLogger)
                .toList();

        private LibraryLogLevels() {}

        /** Sets the level and a filter. The level alone is not enough, because the library changes one logger's level later. */
        static void disable() {
            LOGGERS.forEach(logger -> {
                logger.setLevel(Level.OFF);
                logger.setFilter(_ -> false);
            });
        }
    }
}
