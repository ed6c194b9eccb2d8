package fr.ancvconnect.app;

/** Collects exceptions. The first one is thrown later with the others as suppressed exceptions. */
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
