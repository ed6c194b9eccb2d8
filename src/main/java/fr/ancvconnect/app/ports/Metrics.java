package fr.ancvconnect.app.ports;

/** Where the figures of the business go; none of them is about one payment, folder or person. */
public interface Metrics {

    /** Tells a figure, in the unit of its measure. */
    void tell(Measure measure, double value);

    /** Tells that it happened once. */
    default void count(Measure measure) {
        tell(measure, 1);
    }
}
