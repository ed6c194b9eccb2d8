package fr.ancvconnect.lambda.response;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * CSV as RFC 4180 has it. Written here, since a library would leave the guard to us all the same: a spreadsheet takes
 * what begins like a formula for one.
 */
final class Csv {

    private static final String END_OF_LINE = "\r\n";
    private static final Pattern FORMULA = Pattern.compile("^(?=[=+\\-@\\t\\r])");
    private static final Pattern NEEDS_QUOTES = Pattern.compile("[\",\\r\\n]");

    private Csv() {
    }

    static String of(Stream<List<String>> lines) {
        return lines.map(fields -> fields.stream().map(Csv::field).collect(Collectors.joining(",", "", END_OF_LINE)))
                .collect(Collectors.joining());
    }

    private static String field(String text) {
        String guarded = FORMULA.matcher(text).replaceFirst("'");
        return NEEDS_QUOTES.matcher(guarded).find() ? '"' + guarded.replace("\"", "\"\"") + '"' : guarded;
    }
}
