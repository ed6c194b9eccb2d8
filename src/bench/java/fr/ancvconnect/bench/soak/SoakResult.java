package fr.ancvconnect.bench.soak;

import fr.ancvconnect.packaging.kill.ServiceLedger;
import fr.ancvconnect.packaging.kill.ServiceLedger.ReportedPayment;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a run measured.
 *
 * @param settledAfter the time from the end of the load until all payments were settled
 * @param usage        the processor time during the load
 * @param faultable    the calls and notifications that could get a fault
 * @param problems     empty if the run is a success
 */
record SoakResult(
        SoakSettings settings,
        ServiceLedger service,
        Latencies latencies,
        ProcessSamples samples,
        List<HeapLog.Collection> collections,
        Duration settledAfter,
        MachineUsage usage,
        long faultable,
        Map<String, Long> faults,
        Map<String, Integer> responses,
        List<String> problems) {

    Map<String, Long> paymentsByStatus() {
        return new TreeMap<>(
                service.payments().collect(Collectors.groupingBy(ReportedPayment::status, Collectors.counting())));
    }

    long paidCents() {
        return service.payments().mapToLong(ReportedPayment::paidCents).sum();
    }

    long faultCount() {
        return faults.values().stream().mapToLong(Long::longValue).sum();
    }

    double loadMinutes() {
        return settings.load().toSeconds() / 60.0;
    }

    /** The used heap after the requested full collections, in MiB: at a third of the load, and at its end. */
    List<Double> liveHeap() {
        return collections.stream()
                .filter(collection -> collection.isRequested())
                .map(HeapLog.Collection::usedMib)
                .toList();
    }
}
