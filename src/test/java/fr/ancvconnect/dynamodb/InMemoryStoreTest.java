package fr.ancvconnect.dynamodb;

class InMemoryStoreTest extends StoreContract {

    private final StoreFixture stores = StoreFixture.inMemory();

    @Override
    public StoreFixture stores() {
        return stores;
    }
}
