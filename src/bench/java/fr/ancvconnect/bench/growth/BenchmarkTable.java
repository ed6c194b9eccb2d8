package fr.ancvconnect.bench.growth;

import fr.ancvconnect.bench.growth.CapacityRecorder.Capacity;
import fr.ancvconnect.dynamodb.LocalTables;
import fr.ancvconnect.dynamodb.StoreFixture;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** A table of the embedded DynamoDB for one benchmark, whose consumed capacity is recorded. It is deleted in the end. */
final class BenchmarkTable implements AutoCloseable {

    private final String name;
    private final CapacityRecorder capacity = new CapacityRecorder();
    private final DynamoDbClient client = LocalTables.client();
    private final StoreFixture stores;

    BenchmarkTable(String name) {
        this.name = name;
        stores = StoreFixture.on(LocalTables.named(name, capacity));
    }

    /** The stores of the service on this table. */
    StoreFixture stores() {
        return stores;
    }

    /** Writes payments without the service. Their capacity is not recorded. */
    StoredPayments payments() {
        return new StoredPayments(client, name);
    }

    /** The capacity that the stores consumed since the last call of this method. */
    Capacity consumed() {
        return capacity.sinceLast();
    }

    @Override
    public void close() {
        client.deleteTable(table -> table.tableName(name));
        client.close();
    }
}
