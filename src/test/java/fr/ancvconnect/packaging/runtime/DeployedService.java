package fr.ancvconnect.packaging.runtime;

/** What is deployed, whichever way it was built and is reached. */
interface DeployedService extends AutoCloseable {

    FunctionResponse call(FunctionRequest call, EventForm form) throws Exception;

    default FunctionResponse call(FunctionRequest call) throws Exception {
        return call(call, EventForm.PLAIN);
    }

    /** The schedule's minute is over. */
    void sweep() throws Exception;

    /** All that it logged. */
    String said() throws Exception;

    @Override
    void close();
}
