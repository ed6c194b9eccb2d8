package fr.ancvconnect.domain.payment.decision;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/**
 * A table of states (rows) and events (columns) as text. A column is the name of an event, optionally with its time
 * ({@code start timeout @early}). Without a time, it applies to all times. {@code settled} stands for VALIDATED, CONSIGNED
 * and PAID at ANCV. A row is a sample, or one of the groups {@code PAID*}, {@code ENDED}, {@code ENDED_LATE},
 * {@code ENDED_RE_CREDITED}, {@code ENDED_NOT_KNOWN}, {@code OTHERS}.
 */
record DecisionTable(String text) {

    private static final Map<String, Event> EVENTS = EventSamples.all();
    private static final Map<String, List<String>> GROUPS = Map.of(
            "PAID*", List.of("PAID", "PAID_NOT_REFUNDED"),
            "ENDED", List.of("DECLINED", "EXPIRED", "FAILED", "REFUSED", "CANCELLED"),
            "ENDED_LATE", List.of("DECLINED_LATE", "EXPIRED_LATE", "FAILED_LATE", "REFUSED_LATE", "CANCELLED_LATE"),
            "ENDED_NOT_KNOWN", List.of("CANCELLED_NOT_KNOWN", "REFUSED_NOT_KNOWN"),
            "ENDED_RE_CREDITED",
                    List.of(
                            "DECLINED_RE_CREDITED",
                            "EXPIRED_RE_CREDITED",
                            "FAILED_RE_CREDITED",
                            "REFUSED_RE_CREDITED",
                            "CANCELLED_RE_CREDITED"));

    /** Returns one case per cell: the payment, the column, and the expected outcome in the cell. */
    Stream<Arguments> cases() {
        List<String[]> rows = text.lines().map(DecisionTable::cells).toList();
        String[] header = rows.getFirst();
        Set<PaymentSamples> named = new HashSet<>();
        return rows.stream()
                .skip(1)
                .flatMap(row -> samples(row[0], named)
                        .flatMap(sample -> IntStream.range(1, row.length)
                                .mapToObj(cell -> Arguments.of(sample, header[cell], row[cell]))));
    }

    /** Returns the outcomes of this payment for all events and times of the column. */
    static Stream<String> outcomes(PaymentSamples sample, String column) {
        String[] parts = column.split(" @");
        Stream<String> events = parts[0].startsWith("settled ")
                ? EventSamples.SETTLED.stream().map(state -> parts[0].replace("settled", state.name()))
                : Stream.of(parts[0]);
        List<Instant> times = parts.length == 2
                ? List.of(EventSamples.TIMES.get(parts[1]))
                : List.copyOf(EventSamples.TIMES.values());
        return events.map(EVENTS::get)
                .flatMap(event ->
                        times.stream().map(now -> DecisionSummary.of(sample.payment, sample.after(event, now))));
    }

    private static Stream<PaymentSamples> samples(String row, Set<PaymentSamples> named) {
        List<PaymentSamples> samples = row.equals("OTHERS")
                ? Arrays.stream(PaymentSamples.values())
                        .filter(sample -> !named.contains(sample))
                        .toList()
                : GROUPS.getOrDefault(row, List.of(row)).stream()
                        .map(PaymentSamples::valueOf)
                        .toList();
        named.addAll(samples);
        return samples.stream();
    }

    private static String[] cells(String line) {
        return Arrays.stream(line.split("\\|")).map(String::strip).toArray(String[]::new);
    }
}
