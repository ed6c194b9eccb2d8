package fr.ancvconnect.domain.payment.decision;

import fr.ancvconnect.domain.payment.Refund;
import fr.ancvconnect.domain.payment.decision.Decision.Changed;
import fr.ancvconnect.domain.payment.decision.Decision.Disallowed;
import fr.ancvconnect.domain.payment.decision.Decision.Step;
import fr.ancvconnect.domain.payment.decision.Decision.Unchanged;
import fr.ancvconnect.domain.payment.state.Payment;
import fr.ancvconnect.domain.payment.state.Payment.Withdrawing;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Creates the table of states and events in docs/states.md from the decisions of {@link PaymentDecider}. */
final class StatesTable {

    private static final Map<String, Event> EVENTS = EventSamples.all();

    private static final List<Column> COLUMNS = List.of(
            new Column("created", "created", PaymentSamples.EARLY),
            new Column("not created", "creation failed", PaymentSamples.EARLY),
            new Column("payer named", "payer named", PaymentSamples.EARLY),
            new Column("payer rejected", "payer rejected", PaymentSamples.EARLY),
            new Column("confirmed", "AUTHORIZED full", PaymentSamples.OPEN),
            new Column("declined by customer", "ABORTED none", PaymentSamples.OPEN),
            new Column("rejected by ANCV", "REJECTED none", PaymentSamples.OPEN),
            new Column("expired at ANCV", "EXPIRED none", PaymentSamples.OPEN),
            new Column("confirmation window over", "PROCESSING none", PaymentSamples.OVER),
            new Column("cancelled at ANCV", "CANCELLED none", PaymentSamples.OVER),
            new Column("cancellation forbidden", "VALIDATED full forbidden", PaymentSamples.OVER),
            new Column("not found after its lifetime", "not found", PaymentSamples.LONG_OVER),
            new Column("refused", "refusal", PaymentSamples.OPEN),
            new Column("folder cancelled in time", "folder cancelled in time", PaymentSamples.OPEN),
            new Column("folder cancelled too late", "folder cancelled late", PaymentSamples.OPEN));

    private static final Map<PaymentSamples, String> ROWS = rows();

    private StatesTable() {}

    private record Column(String title, String event, Instant now) {

        String cell(PaymentSamples sample) {
            return describe(sample.payment, sample.after(EVENTS.get(event), now));
        }
    }

    /** Returns the table in Markdown. States with the same cells share a row. */
    static String markdown() {
        Map<String, List<String>> statesByCells = new LinkedHashMap<>();
        ROWS.forEach((sample, title) -> statesByCells.merge(
                cells(sample),
                List.of(title),
                (some, more) -> Stream.concat(some.stream(), more.stream()).toList()));
        String header = line("", COLUMNS.stream().map(Column::title))
                + line("---", COLUMNS.stream().map(_ -> "---"));
        return statesByCells.entrySet().stream()
                .map(row -> "| **" + String.join("**, **", row.getValue()) + "** " + row.getKey())
                .collect(Collectors.joining("", header, """

                        An empty cell: nothing changes. ↩: the transaction is cancelled at ANCV next. 409: the request is rejected with `payment-not-refusable`.
                        """));
    }

    private static String cells(PaymentSamples sample) {
        return COLUMNS.stream().map(column -> column.cell(sample)).collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    private static String line(String first, Stream<String> cells) {
        return Stream.concat(Stream.of(first), cells).collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    private static String describe(Payment before, Decision decision) {
        return switch (decision) {
            case Disallowed _ -> "409";
            case Unchanged unchanged ->
                unchanged.nextCheck().attention().isPresent() ? "needs attention" : step(unchanged);
            case Changed changed
            when changed.next() instanceof Withdrawing && changed.entry().isEmpty() -> "withdrawing " + step(changed);
            case Changed changed when changed.entry().isEmpty() -> "transaction id written";
            case Changed changed ->
                Stream.of(name(before, changed.next()), refund(changed.next()), step(changed))
                        .filter(word -> !word.isEmpty())
                        .collect(Collectors.joining(" "));
        };
    }

    private static String name(Payment before, Payment next) {
        return before.status() == next.status() ? "" : next.status().name();
    }

    private static String refund(Payment next) {
        return next.refund()
                .map(refund -> switch (refund) {
                    case Refund.ReCreditPending _ -> "(re-credit pending)";
                    case Refund.ReCredited _ -> "(re-credited)";
                    case Refund.NotRefunded _ -> "(not refunded)";
                    case Refund.NotKnown _ -> "(refund not known, needs attention)";
                })
                .orElse("");
    }

    private static String step(Decision decision) {
        return decision.step() == Step.CANCEL_AT_ANCV ? "↩" : "";
    }

    private static Map<PaymentSamples, String> rows() {
        Map<PaymentSamples, String> rows = new LinkedHashMap<>();
        rows.put(PaymentSamples.UNSENT, "REQUESTED, without transaction");
        rows.put(PaymentSamples.REQUESTED, "REQUESTED");
        rows.put(PaymentSamples.PENDING, "PENDING");
        rows.put(PaymentSamples.WITHDRAWING, "PENDING, withdrawing");
        rows.put(PaymentSamples.PAID, "PAID");
        rows.put(PaymentSamples.REFUSING_PENDING, "REFUSING, was pending");
        rows.put(PaymentSamples.REFUSING_PAID, "REFUSING, was paid");
        rows.put(PaymentSamples.CANCELLING_PENDING, "CANCELLING, was pending");
        rows.put(PaymentSamples.CANCELLING_PAID, "CANCELLING, was paid");
        Stream.of(
                        PaymentSamples.DECLINED,
                        PaymentSamples.EXPIRED,
                        PaymentSamples.FAILED,
                        PaymentSamples.CANCELLED,
                        PaymentSamples.REFUSED)
                .forEach(sample -> rows.put(sample, sample.name()));
        rows.put(PaymentSamples.EXPIRED_LATE, "Ended, confirmed late");
        return rows;
    }
}
