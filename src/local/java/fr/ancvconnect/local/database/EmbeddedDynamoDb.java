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
 * DynamoDB in this process, with the table. Its handlers stand in a server of our own, and not in the one that
 * {@code ServerRunner} would start: that one listens on all addresses and reports its start to the internet.
 */
public final class EmbeddedDynamoDb implements AutoCloseable {

    private final Server server;
    private final LocalDynamoDBServerHandler handler;

    private EmbeddedDynamoDb(Server server, LocalDynamoDBServerHandler handler) {
        this.server = server;
        this.handler = handler;
    }

    /**
     * Starts it on the loopback address and creates the table where it is not there yet.
     *
     * @param port    0 for any that is free
     * @param dataDir where the data stay in one file; empty: in memory
     * @throws IllegalStateException with one line that names the port or the file that is the matter
     */
    public static EmbeddedDynamoDb start(int port, Optional<Path> dataDir, String table) {
        dataDir.ifPresent(EmbeddedDynamoDb::createDirectory);
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        var requests = dataDir.<LocalDynamoDBRequestHandler>map(CommittedTransactions::new)
                .orElseGet(() -> new LocalDynamoDBRequestHandler(0, true, null, true, false));
        LibraryLogLevels.hush();
        var database = new EmbeddedDynamoDb(new Server(address), new LocalDynamoDBServerHandler(requests, null));
        database.listen(port);
        database.create(table, dataDir);
        return database;
    }

    /** Where it listens. */
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
            throw new IllegalStateException("The embedded DynamoDB cannot listen on port " + port + ": is it in use?", e);
        }
    }

    private void create(String table, Optional<Path> dataDir) {
        try (DynamoDbClient client = client()) {
            client.createTable(TableDefinition.named(table));
        } catch (ResourceInUseException _) {
            // It is there from an earlier start.
        } catch (RuntimeException e) {
            close();
            String where = dataDir.map(dir -> "the file " + dir.resolve("shared-local-instance.db")).orElse("memory");
            throw new IllegalStateException("The embedded DynamoDB cannot work with " + where + ": is it broken or in use?", e);
        }
    }

    /** A client of it, which tries once only. */
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
     * A database in a file that answers a transaction when it is committed, as DynamoDB does. The embedded one answers when
     * it has queued the commit: killed in between, it has forgotten what it was believed to know, such as whom ANCV asks.
     */
    static final class CommittedTransactions extends LocalDynamoDBRequestHandler {

        private static final ListTablesRequest ANY_READ = ListTablesRequest.builder().limit(1).build();

        CommittedTransactions(Path directory) {
            super(0, false, directory.toString(), true, false);
        }

        /** The database has one queue: what is read after the commit was queued is read after the commit. */
        @Override
        public TransactWriteItemsResponse transactWriteItems(String accessKey, String region, TransactWriteItemsRequest request) {
            TransactWriteItemsResponse response = super.transactWriteItems(accessKey, region, request);
            listTables(accessKey, region, ANY_READ);
            return response;
        }
    }

    /** The embedded DynamoDB tells each refused condition as a warning with a stack trace; its errors reach us as answers. */
    static final class LibraryLogLevels {

        /** Held, since the log manager forgets loggers that nobody holds. */
        private static final List<Logger> TALKATIVE =
                Stream.of("software.amazon.dynamodb", "org.eclipse.jetty", "com.almworks.sqlite4java").map(Logger::getLogger).toList();

        private LibraryLogLevels() {
        }

        /** From now on. The filter as well as the level: the library sets the level of one of them by itself, later. */
        static void hush() {
            TALKATIVE.forEach(logger -> {
                logger.setLevel(Level.OFF);
                logger.setFilter(_ -> false);
            });
        }
    }
}
