package fr.ancvconnect.lambda.response;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.lambda.response.PaymentCsv.Csv;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Checks the format of RFC 4180 and the guard against spreadsheet formulas. */
class CsvTest {

    private static String field(String text) {
        return Csv.of(Stream.of(List.of(text))).replaceFirst("\r\n$", "");
    }

    @Test
    void each_line_ends_with_cr_and_lf() {
        assertThat(Csv.of(Stream.of(List.of("a", "", "c"), List.of("1", "2", "é"))))
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

    @Test
    void the_prefix_does_not_change_whether_a_field_is_quoted() {
        assertThat(field("\tx")).isEqualTo("'\tx");
        assertThat(field("\rx")).isEqualTo("\"'\rx\"");
        assertThat(field("=HYPERLINK(\"x\",\"y\")")).isEqualTo("\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\"");
        assertThat(field("a\n=b")).isEqualTo("\"a\n=b\"");
    }
}
