package fr.ancvconnect.dynamodb;

/** Provides the store under test to the parts of the contract. */
interface StoreProvider {

    StoreFixture stores();
}
