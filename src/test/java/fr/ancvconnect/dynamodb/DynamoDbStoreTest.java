package fr.ancvconnect.dynamodb;

class DynamoDbStoreTest extends StoreContract {

    private static final StoreFixture STORES = StoreFixture.on(LocalTables.named("contract"));

    @Override
    public StoreFixture stores() {
        return STORES;
    }
}
