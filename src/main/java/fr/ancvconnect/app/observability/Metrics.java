package fr.ancvconnect.app.observability;

/** The port for business metrics. No value refers to a single payment, folder or person. */
public interface Metrics {

    /** Records a value in the unit of the metric. */
    void record(Metric metric, double value);

    /** Records one occurrence. */
    default void count(Metric metric) {
        record(metric, 1);
    }
}
