package fr.ancvconnect.bench.growth;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A table of figures. */
final class Figures {

    private final List<List<String>> lines = new ArrayList<>();

    /** An empty table with these headings, which contain the units. */
    Figures(String... headings) {
        lines.add(List.of(headings));
        lines.add(Stream.of(headings).map(_ -> "---:").toList());
    }

    /** Adds a row. Numbers are rounded to three significant digits if they are not whole. */
    void row(Object... values) {
        lines.add(Stream.of(values).map(Figures::text).toList());
    }

    /** The table in Markdown. The columns are aligned, so that it can be read as text. */
    String markdown() {
        List<Integer> widths = IntStream.range(0, lines.getFirst().size())
                .mapToObj(column -> lines.stream()
                        .mapToInt(line -> line.get(column).length())
                        .max()
                        .orElseThrow())
                .toList();
        return lines.stream().map(line -> markdown(line, widths)).collect(Collectors.joining("\n"));
    }

    private static String markdown(List<String> line, List<Integer> widths) {
        return IntStream.range(0, line.size())
                .mapToObj(column ->
                        " ".repeat(widths.get(column) - line.get(column).length()) + line.get(column))
                .collect(Collectors.joining(" | ", "| ", " |"));
    }

    /** The value as in the table. */
    static String text(Object value) {
        return switch (value) {
            case Integer number -> String.format(Locale.ROOT, "%,d", number);
            case Long number -> String.format(Locale.ROOT, "%,d", number);
            case Double number -> rounded(number);
            default -> value.toString();
        };
    }

    private static String rounded(double number) {
        int decimals = number >= 100 ? 0 : number >= 10 ? 1 : number >= 1 ? 2 : 3;
        return String.format(Locale.ROOT, "%,." + decimals + "f", number);
    }
}
