package fr.ancvconnect.app;

import org.jspecify.annotations.Nullable;

/** Collects exceptions. The first one is thrown later with the others as suppressed exceptions. */
public final class Failures {

    private @Nullable RuntimeException first;

    @SuppressWarnings("ReferenceEquality") // An exception cannot suppress itself.
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
