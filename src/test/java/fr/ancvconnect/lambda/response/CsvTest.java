package fr.ancvconnect.lambda.response;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.lambda.request.PaymentListRequest.CsvDialect;
import fr.ancvconnect.lambda.response.PaymentCsv.Csv;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks the format of RFC 4180 and the guard against spreadsheet formulas. */
class CsvTest {

    private static String field(String text) {
        return Csv.of(Stream.of(List.of(text)), Optional.empty()).replaceFirst("\r\n$", "");
    }

    @Test
    void each_line_ends_with_cr_and_lf() {
        assertThat(Csv.of(Stream.of(List.of("a", "", "c"), List.of("1", "2", "é")), Optional.empty()))
                .isEqualTo("a,,c\r\n1,2,é\r\n");
    }

    @Test
    void a_field_with_a_comma_a_quote_or_a_line_break_is_quoted() {
        assertThat(field("a,b")).isEqualTo("\"a,b\"");
        assertThat(field("say \"no\"")).isEqualTo("\"say \"\"no\"\"\"");
        assertThat(field("a\nb")).isEqualTo("\"a\nb\"");
        assertThat(field("a\rb")).isEqualTo("\"a\rb\"");
        assertThat(field(" a;b ")).isEqualTo(" a;b ");
    }

    @ParameterizedTest
    @CsvSource({
        "=1+1, '''=1+1'",
        "+33, '''+33'",
        "-a, '''-a'",
        "@SUM(A1), '''@SUM(A1)'",
        "a=b, a=b",
        "m***@exemple.fr, m***@exemple.fr",
        "12, 12",
        "'', ''",
        "'''=', '''='"
    })
    void a_field_that_starts_like_a_formula_is_prefixed_with_an_apostrophe(String text, String field) {
        assertThat(field(text)).isEqualTo(field);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " =1+1",
                "\u00A0=1+1",
                "\u200B=1+1",
                "\uFEFF\u00AD+1",
                "\n@SUM(A1)",
                "\uFF1D1+1",
                "\uFF0B1",
                "\uFF0D1",
                "\uFF20SUM(A1)"
            })
    void a_formula_behind_invisible_characters_or_in_full_width_is_prefixed_too(String text) {
        assertThat(field(text)).contains("'" + text);
    }

    @Test
    void the_excel_dialect_has_semicolons_and_a_byte_order_mark() {
        assertThat(Csv.of(
                        Stream.of(List.of("a", "b;c", "d,e"), List.of("=1", "\"", "é")), Optional.of(CsvDialect.EXCEL)))
                .isEqualTo("\uFEFFa;\"b;c\";\"d,e\"\r\n'=1;\"\"\"\";é\r\n");
    }

    @Test
    void the_prefix_does_not_change_whether_a_field_is_quoted() {
        assertThat(field("\tx")).isEqualTo("'\tx");
        assertThat(field("\rx")).isEqualTo("\"'\rx\"");
        assertThat(field("=HYPERLINK(\"x\",\"y\")")).isEqualTo("\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\"");
        assertThat(field("a\n=b")).isEqualTo("\"a\n=b\"");
    }
}
