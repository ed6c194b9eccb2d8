package fr.ancvconnect.ancv;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AncvDatesTest {

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T21:42:58Z, 2026-11-23T21:42:58Z",
        "2026-11-23T21:42:58.Z, 2026-11-23T21:42:58Z",
        "2026-11-23T21:42:58.1Z, 2026-11-23T21:42:58.1Z",
        "2026-11-23T21:42:58.12+00:00, 2026-11-23T21:42:58.12Z",
        "2026-11-23T21:42:58.123+01:00, 2026-11-23T20:42:58.123Z",
        "2026-11-23T21:42:58.1234+0200, 2026-11-23T19:42:58.1234Z",
        "2026-11-23T21:42:58.12345-05, 2026-11-24T02:42:58.12345Z",
        "2026-11-23T21:42:58.123456Z, 2026-11-23T21:42:58.123456Z",
        "2026-11-23T21:42:58.1234567Z, 2026-11-23T21:42:58.1234567Z",
        "2026-11-23T21:42:58.12345678Z, 2026-11-23T21:42:58.12345678Z",
        "2026-11-23T21:42:58.123456789Z, 2026-11-23T21:42:58.123456789Z",
        "2026-11-23T21:42:58.123456789999Z, 2026-11-23T21:42:58.123456789Z",
        "2026-11-23T21:42+01:00, 2026-11-23T20:42:00Z"
    })
    void dates_with_any_offset_and_any_number_of_fraction_digits_are_parsed(String text, Instant expected) {
        assertThat(AncvDates.read(text)).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "2026-11-23",
                "2026-11-23T21:42:58",
                "2026-13-23T21:42:58Z",
                "2026-02-30T21:42:58Z",
                "2026-11-23T21:42:58+99:00",
                "1795470178000"
            })
    void a_text_that_is_not_a_date_with_an_offset_is_not_parsed(String text) {
        assertThat(AncvDates.read(text)).isEmpty();
    }

    @Test
    void dates_are_written_in_utc_to_the_millisecond() {
        assertThat(AncvDates.write(Instant.parse("2026-11-23T21:42:58.120999Z")))
                .isEqualTo("2026-11-23T21:42:58.120Z");
        assertThat(AncvDates.write(Instant.parse("2026-11-23T21:42:58Z"))).isEqualTo("2026-11-23T21:42:58.000Z");
    }
}
