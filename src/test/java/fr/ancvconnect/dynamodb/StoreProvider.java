package fr.ancvconnect.dynamodb;

/** A part of the contract needs the store that it is about. */
interface StoreProvider {

    StoreFixture stores();
}
