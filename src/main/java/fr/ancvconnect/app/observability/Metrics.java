package fr.ancvconnect.app.observability;

/** The port for business metrics. No value refers to a single payment, folder or person. */
public interface Metrics {

    /** Records a value in the unit of the metric. */
    void tell(Metric measure, double value);

    /** Records one occurrence. */
    default void count(Metric measure) {
        tell(measure, 1);
    }
}
