package fr.ancvconnect.dynamodb;

class InMemoryStoreTest extends StoreContract {

    private final Stores stores = Stores.inMemory();

    @Override
    public Stores stores() {
        return stores;
    }
}
