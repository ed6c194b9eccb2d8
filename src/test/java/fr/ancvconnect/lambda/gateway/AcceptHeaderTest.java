package fr.ancvconnect.lambda.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks which of the service's media types an {@code Accept} header leaves. */
class AcceptHeaderTest {

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void an_empty_header_accepts_anything(String header) {
        assertThat(AcceptHeader.effective(header)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"*/*", "text/csv", "application/json, text/csv;q=0.5", "text/html", "text/html, */*;q=0.8"})
    void a_header_without_a_weight_of_0_is_not_changed(String header) {
        assertThat(AcceptHeader.effective(header)).contains(header);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            application/json;q=0                 | application/vnd.ancv-connect.none
            application/json;q=0, */*            | text/csv;q=1.0, text/html;q=1.0, image/svg+xml;q=1.0, image/png;q=1.0
            text/csv;q=0, */*;q=0.1              | application/json;q=0.1, text/html;q=0.1, image/svg+xml;q=0.1, image/png;q=0.1
            */*;q=0                              | application/vnd.ancv-connect.none
            text/html;q=0                        | application/vnd.ancv-connect.none
            text/html;q=0.0, */*;q=0.8           | application/json;q=0.8, text/csv;q=0.8, image/svg+xml;q=0.8, image/png;q=0.8
            text/html, application/json;q=0      | text/html;q=1.0
            application/*;q=0.3, */*;q=0         | application/json;q=0.3
            application/json;q=x                 | application/vnd.ancv-connect.none
            """)
    void the_most_specific_range_gives_the_weight_and_a_weight_of_0_excludes(String header, String effective) {
        assertThat(AcceptHeader.effective(header)).contains(effective);
    }
}
