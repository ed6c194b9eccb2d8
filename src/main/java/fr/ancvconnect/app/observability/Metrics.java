package fr.ancvconnect.app.observability;

/** Where the figures of the business go; none of them is about one payment, folder or person. */
public interface Metrics {

    /** Tells a figure, in the unit of its measure. */
    void tell(Metric measure, double value);

    /** Tells that it happened once. */
    default void count(Metric measure) {
        tell(measure, 1);
    }
}
