package fr.ancvconnect.packaging.runtime;

/** What is deployed, whichever way it was built and is reached. */
interface Service extends AutoCloseable {

    Answer call(Call call) throws Exception;

    /** The schedule's minute is over. */
    void sweep() throws Exception;

    @Override
    void close();
}
