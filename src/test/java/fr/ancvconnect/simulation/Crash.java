package fr.ancvconnect.simulation;

/** The process of a request dies here and does nothing more. An error, since verbs go on after some exceptions. */
final class Crash extends Error {

    private static final long serialVersionUID = 1L;

    Crash(String where) {
        super(where, null, false, false);
    }
}
