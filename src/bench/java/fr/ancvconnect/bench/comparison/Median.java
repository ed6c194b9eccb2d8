package fr.ancvconnect.bench.comparison;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** The median of a figure over several measurements. */
final class Median {

    private Median() {}

    /** The middle value, or the mean of the two middle ones. */
    static <T> double of(List<T> measurements, ToDoubleFunction<T> figure) {
        double[] sorted = measurements.stream().mapToDouble(figure).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
