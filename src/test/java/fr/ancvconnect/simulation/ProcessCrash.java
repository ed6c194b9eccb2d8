package fr.ancvconnect.simulation;

/** The process of a request dies here and does nothing more. An error, since verbs go on after some exceptions. */
final class ProcessCrash extends Error {

    private static final long serialVersionUID = 1L;

    ProcessCrash(String where) {
        super(where, null, false, false);
    }
}
