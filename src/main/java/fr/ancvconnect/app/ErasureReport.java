package fr.ancvconnect.app;

/**
 * What an erasure did; what was looked at and neither erased nor failed had changed meanwhile.
 *
 * @param looked payments and folders whose turn came
 * @param erased those of which nothing personal is left
 * @param failed those that could not be read or erased: they come again; a page that could not be read counts as one
 */
public record ErasureReport(int looked, int erased, int failed) {

    /** Nothing was to be erased. */
    public static final ErasureReport NOTHING = new ErasureReport(0, 0, 0);

    static final ErasureReport ERASED = new ErasureReport(1, 1, 0);
    static final ErasureReport CHANGED = new ErasureReport(1, 0, 0);
    static final ErasureReport FAILED = failed(1);

    /** So many failed. */
    static ErasureReport failed(int count) {
        return new ErasureReport(count, 0, count);
    }

    /** Both together. */
    ErasureReport plus(ErasureReport other) {
        return new ErasureReport(looked + other.looked, erased + other.erased, failed + other.failed);
    }
}
