package fr.ancvconnect.packaging.runtime;

/** The deployed service, independent of its build and of the way to call it. */
interface DeployedService extends AutoCloseable {

    FunctionResponse call(FunctionRequest call, EventForm form) throws Exception;

    default FunctionResponse call(FunctionRequest call) throws Exception {
        return call(call, EventForm.PLAIN);
    }

    /** Runs the scheduled sweep. */
    void sweep() throws Exception;

    /** All its log output. */
    String output() throws Exception;

    @Override
    void close();
}
