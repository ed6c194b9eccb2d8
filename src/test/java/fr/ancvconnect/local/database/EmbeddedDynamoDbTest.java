package fr.ancvconnect.local.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.almworks.sqlite4java.SQLiteConnection;
import com.almworks.sqlite4java.SQLiteException;
import com.almworks.sqlite4java.SQLiteStatement;
import fr.ancvconnect.dynamodb.DynamoDbFolderStore;
import fr.ancvconnect.dynamodb.LocalTables;
import fr.ancvconnect.dynamodb.StoreSamples;
import fr.ancvconnect.dynamodb.table.Table;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class EmbeddedDynamoDbTest {

    private static final String TABLE = "kept";

    @TempDir
    Path directory;

    @Test
    void the_data_is_stored_in_the_directory() {
        var folder = StoreSamples.folder("kept", 10_000);
        try (var first = EmbeddedDynamoDb.start(0, Optional.of(directory.resolve("new")), TABLE)) {
            assertThat(folders(first).create(folder)).isTrue();
        }
        try (var second = EmbeddedDynamoDb.start(0, Optional.of(directory.resolve("new")), TABLE)) {
            assertThat(folders(second).find(folder.id())).contains(folder);
        }
    }

    @Test
    void an_acknowledged_transaction_is_committed() throws Exception {
        try (var database = EmbeddedDynamoDb.start(0, Optional.of(directory), TABLE);
                var client = LocalTables.client(database.endpoint())) {
            for (int count = 1; count <= 20; count++) {
                var key = AttributeValue.fromS("number " + count);
                client.transactWriteItems(all -> all.transactItems(
                        item -> item.put(put -> put.tableName(TABLE).item(Map.of("pk", key, "sk", key)))));
                assertThat(committed()).isEqualTo(count);
            }
        }
    }

    /** Counts the items in the file, as another process finds them after a kill of this one. */
    private int committed() throws SQLiteException {
        var file = new SQLiteConnection(
                directory.resolve("shared-local-instance.db").toFile());
        try {
            SQLiteStatement items = file.openReadonly().prepare("SELECT COUNT(*) FROM " + TABLE);
            items.step();
            return items.columnInt(0);
        } finally {
            file.dispose();
        }
    }

    @Test
    void a_start_on_a_port_in_use_fails_and_names_the_port() throws IOException {
        try (var usedPort = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = usedPort.getLocalPort();
            assertThatThrownBy(() -> EmbeddedDynamoDb.start(port, Optional.empty(), TABLE))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("The embedded DynamoDB cannot listen on port " + port + ": is it in use?");
        }
    }

    @Test
    void a_start_with_a_broken_data_file_fails_and_names_the_file() throws IOException {
        Path file = Files.writeString(directory.resolve("shared-local-instance.db"), "no database at all".repeat(500));
        assertThatThrownBy(() -> EmbeddedDynamoDb.start(0, Optional.of(directory), TABLE))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void a_start_with_a_file_as_data_directory_fails_and_names_the_file() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));
        assertThatThrownBy(() -> EmbeddedDynamoDb.start(0, Optional.of(file), TABLE))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void the_server_listens_on_the_loopback_address_only() throws IOException {
        try (var database = EmbeddedDynamoDb.start(0, Optional.empty(), TABLE)) {
            int port = database.endpoint().getPort();
            new Socket(InetAddress.getLoopbackAddress(), port).close();
            var outside = NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                    .toList();
            assertThat(outside)
                    .allSatisfy(address ->
                            assertThatThrownBy(() -> new Socket(address, port)).isInstanceOf(IOException.class));
        }
    }

    private static DynamoDbFolderStore folders(EmbeddedDynamoDb database) {
        URI endpoint = database.endpoint();
        return new DynamoDbFolderStore(new Table(LocalTables.client(endpoint), TABLE));
    }
}
