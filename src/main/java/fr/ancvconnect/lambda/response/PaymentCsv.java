package fr.ancvconnect.lambda.response;

import fr.ancvconnect.lambda.problem.MoneyView;
import fr.ancvconnect.lambda.request.PaymentListRequest.CsvDialect;
import fr.ancvconnect.lambda.request.VisibleText;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Payments as CSV: a header line, then one line per payment. Amounts are in cents; unknown values are empty. */
public final class PaymentCsv {

    /** The media type, with the charset of the response. */
    public static final String MEDIA_TYPE = "text/csv;charset=UTF-8";

    private static final List<CsvColumn> COLUMNS = List.of(
            new CsvColumn("id", PaymentView::id),
            new CsvColumn("folderId", PaymentView::folderId),
            new CsvColumn("status", PaymentView::status),
            new CsvColumn("channel", PaymentView::channel),
            new CsvColumn(
                    "requestedAmount", payment -> payment.requestedAmount().amount()),
            new CsvColumn(
                    "paidAmount",
                    payment -> Optional.ofNullable(payment.paidAmount())
                            .map(MoneyView::amount)
                            .orElse(null)),
            new CsvColumn("currency", payment -> payment.requestedAmount().currency()),
            new CsvColumn("beneficiary", PaymentView::beneficiary),
            new CsvColumn("ancvTransactionId", PaymentView::ancvTransactionId),
            new CsvColumn("requestedAt", PaymentView::requestedAt),
            new CsvColumn("paidAt", PaymentView::paidAt),
            new CsvColumn("closedAt", PaymentView::closedAt),
            new CsvColumn("reason", PaymentView::reason));

    private PaymentCsv() {}

    /** The complete CSV text. */
    public static String of(List<PaymentView> payments, Optional<CsvDialect> dialect) {
        Stream<List<String>> lines = payments.stream()
                .map(payment ->
                        COLUMNS.stream().map(column -> column.of(payment)).toList());
        return Csv.of(
                Stream.concat(Stream.of(COLUMNS.stream().map(CsvColumn::name).toList()), lines), dialect);
    }

    private record CsvColumn(String name, Function<PaymentView, @Nullable Object> value) {

        private String of(PaymentView payment) {
            return Objects.toString(value.apply(payment), "");
        }
    }

    /**
     * CSV as RFC 4180 defines it. It needs no library: a library would not add the guard against formulas. A
     * spreadsheet would execute a text that begins like a formula.
     */
    static final class Csv {

        private static final String END_OF_LINE = "\r\n";
        /** The characters that begin a formula, also in their full-width forms. */
        private static final String FORMULA_STARTS = "=+-@\uFF1D\uFF0B\uFF0D\uFF20";

        private static final Pattern NEEDS_QUOTES = Pattern.compile("[\",\\r\\n]");
        private static final String SEMICOLON = ";";
        private static final String BYTE_ORDER_MARK = "\uFEFF";

        private Csv() {}

        static String of(Stream<List<String>> lines, Optional<CsvDialect> dialect) {
            String delimiter = dialect.isPresent() ? SEMICOLON : ",";
            return lines.map(fields -> fields.stream()
                            .map(text -> field(text, delimiter))
                            .collect(Collectors.joining(delimiter, "", END_OF_LINE)))
                    .collect(Collectors.joining("", dialect.isPresent() ? BYTE_ORDER_MARK : "", ""));
        }

        private static String field(String text, String delimiter) {
            String guarded = isFormula(text) ? "'" + text : text;
            boolean quoted = NEEDS_QUOTES.matcher(guarded).find() || guarded.contains(delimiter);
            return quoted ? '"' + guarded.replace("\"", "\"\"") + '"' : guarded;
        }

        /** Spreadsheets ignore what is invisible before a formula. */
        private static boolean isFormula(String text) {
            int start = VisibleText.firstVisible(text);
            return text.startsWith("\t")
                    || text.startsWith("\r")
                    || (start < text.length() && FORMULA_STARTS.indexOf(text.charAt(start)) >= 0);
        }
    }
}
