package fr.ancvconnect.dynamodb;

class DynamoDbStoreTest extends StoreContract {

    private static final Stores STORES = Stores.on(LocalTables.named("contract"));

    @Override
    public Stores stores() {
        return STORES;
    }
}
