package fr.ancvconnect.packaging.runtime;

/** What is deployed, whichever way it was built and is reached. */
interface Service extends AutoCloseable {

    Answer call(Call call, Form form) throws Exception;

    default Answer call(Call call) throws Exception {
        return call(call, Form.PLAIN);
    }

    /** The schedule's minute is over. */
    void sweep() throws Exception;

    /** All that it logged. */
    String said() throws Exception;

    @Override
    void close();
}
