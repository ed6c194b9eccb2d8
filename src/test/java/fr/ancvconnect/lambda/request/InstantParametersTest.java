package fr.ancvconnect.lambda.request;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.lambda.request.PaymentListRequest.InstantParameters;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InstantParametersTest {

    @ParameterizedTest
    @CsvSource({
        "2026-05-04, 2026-05-04T00:00:00Z",
        "2026-05-04T08:30:00Z, 2026-05-04T08:30:00Z",
        "2026-05-04T08:30:00.120Z, 2026-05-04T08:30:00.120Z",
        "2024-02-29, 2024-02-29T00:00:00Z",
        "0000-01-01, 0000-01-01T00:00:00Z",
        "9999-12-31T23:59:59.999Z, 9999-12-31T23:59:59.999Z"
    })
    void an_instant_or_a_date_is_parsed(String text, Instant instant) {
        assertThat(InstantParameters.parse(text)).contains(instant);
    }

    @Test
    void fractions_of_a_millisecond_are_rounded_up() {
        assertThat(InstantParameters.parse("2026-05-04T08:30:00.120000001Z"))
                .contains(Instant.parse("2026-05-04T08:30:00.121Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "2026",
                "2026-05",
                "2026-5-4",
                "2026-02-29",
                "2026-05-04T",
                "2026-05-04T08:30:00",
                "2026-05-04t08:30:00z",
                "2026-05-04T08:30:00+00:00",
                "2026-05-04T25:00:00Z",
                "9999-12-31T23:59:59.9991Z",
                "+12026-05-04",
                "-0001-05-04T08:30:00Z",
                "2026-05-04Z",
                "1777883400"
            })
    void an_invalid_instant_or_date_is_rejected(String text) {
        assertThat(InstantParameters.parse(text)).isEmpty();
    }
}
