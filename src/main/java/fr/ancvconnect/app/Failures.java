package fr.ancvconnect.app;

/** Keeps the first of several failures, with the later ones in it, until it is time to throw. */
public final class Failures {

    private RuntimeException first;

    public void add(RuntimeException failure) {
        if (first == null) {
            first = failure;
        } else if (first != failure) {
            first.addSuppressed(failure);
        }
    }

    public void throwAny() {
        if (first != null) {
            throw first;
        }
    }
}
