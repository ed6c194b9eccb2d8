package fr.ancvconnect.simulation;

/** The process of a request ends at this point. It is an error, because use cases catch some exceptions and continue. */
final class ProcessCrash extends Error {

    private static final long serialVersionUID = 1L;

    ProcessCrash(String where) {
        super(where, null, false, false);
    }
}
