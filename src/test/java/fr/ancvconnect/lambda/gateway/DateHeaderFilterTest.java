package fr.ancvconnect.lambda.gateway;

import static fr.ancvconnect.lambda.ApiClient.customer;
import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.lambda.ApiClient;
import fr.ancvconnect.lambda.GatewayEvent;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Clients use the service's clock for their countdowns, so every response must contain exactly one date. */
@QuarkusTest
class DateHeaderFilterTest {

    private static final String IMF_FIXDATE =
            "(Mon|Tue|Wed|Thu|Fri|Sat|Sun), [0-9]{2} (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) [0-9]{4} "
                    + "[0-9]{2}:[0-9]{2}:[0-9]{2} GMT";
    private static final DateTimeFormatter FORMAT = DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.US);

    private final InstantSource clock;

    DateHeaderFilterTest(InstantSource clock) {
        this.clock = clock;
    }

    @Test
    void the_date_is_an_imf_fixdate_with_a_two_digit_day() {
        assertThat(new DateHeaderFilter(() -> Instant.parse("1994-11-06T08:49:37.999Z")).now())
                .isEqualTo("Sun, 06 Nov 1994 08:49:37 GMT");
        assertThat(new DateHeaderFilter(() -> Instant.parse("2026-12-31T23:59:59Z")).now())
                .isEqualTo("Thu, 31 Dec 2026 23:59:59 GMT");
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/booking-folders/none,404",
        "GET,/nowhere,404",
        "GET,/booking-folders/,404",
        "GET,/establishments//x,404",
        "PATCH,/establishments/x,405",
        "PUT,/establishments/x,400",
        "HEAD,/booking-folders/none,404",
        "OPTIONS,/booking-folders/none,204",
        "GET,/broken/somehow,500",
        "GET,/elsewhere/thrown/x,500",
        "GET,/elsewhere/refused/x,400",
        "GET,/elsewhere/bare/401,401",
        "GET,/elsewhere/bare/413,413",
        "GET,/elsewhere/begun/x,200",
        "GET,/,200",
        "GET,/local/ancv/phone?beneficiary=nobody@exemple.fr,200",
        "DELETE,/local/ancv/faults,204",
        "POST,/webhooks/ancv,400",
        "POST,/webhooks/ancv/probe,204"
    })
    void every_response_has_one_date(String method, String path, int status) {
        assertOneDate(
                status,
                () -> GatewayEvent.of(method, path.replaceFirst("\\?.*", ""))
                        .withQuery(path.replaceFirst("[^?]*\\??", ""))
                        .withToken(ApiClient.token(Map.of("role", "platform")))
                        .send());
    }

    @Test
    void responses_to_unrouted_or_unauthorized_requests_have_one_date() {
        assertOneDate(
                404,
                () -> GatewayEvent.of("POST", "/nowhere")
                        .withRoute(GatewayEvent.DEFAULT_ROUTE)
                        .send());
        assertOneDate(401, () -> GatewayEvent.of("GET", "/booking-folders/none").send());
        assertOneDate(
                401,
                () -> GatewayEvent.of("GET", "/booking-folders/none")
                        .withToken("garbage")
                        .send());
        assertOneDate(
                403,
                () -> GatewayEvent.of("GET", "/establishments/x")
                        .withToken(ApiClient.token(Map.of("role", "guest", "folder", "f")))
                        .send());
    }

    @Test
    void responses_with_resources_or_csv_files_have_one_date() {
        String establishment = ApiClient.activatedEstablishment();
        String folder = ApiClient.folder(establishment, 10_000);
        ApiClient.start(ApiClient.platform(), folder, "k", 2_000, customer())
                .then()
                .statusCode(201);
        String token = ApiClient.token(Map.of("role", "platform"));
        assertOneDate(
                200,
                () -> GatewayEvent.of("GET", "/booking-folders/" + folder)
                        .withToken(token)
                        .send());
        assertOneDate(
                200,
                () -> GatewayEvent.of("GET", "/establishments/" + establishment + "/payments")
                        .withHeader("accept", "text/csv")
                        .withToken(token)
                        .send());
        assertOneDate(
                204,
                () -> GatewayEvent.of("DELETE", "/establishments/" + establishment + "/payment-methods/ancv-connect")
                        .withToken(token)
                        .send());
    }

    private void assertOneDate(int status, Supplier<JsonPath> call) {
        Instant before = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        JsonPath answer = call.get();
        assertThat(answer.getInt("statusCode")).as(answer.prettify()).isEqualTo(status);
        List<String> dates = Stream.of("headers", "multiValueHeaders")
                .flatMap(part -> dates(answer.getMap(part)).stream())
                .toList();
        assertThat(dates).as(answer.prettify()).singleElement().asString().matches(IMF_FIXDATE);
        assertThat(ZonedDateTime.parse(dates.getFirst(), FORMAT).toInstant()).isBetween(before, clock.instant());
    }

    private static List<String> dates(Map<String, Object> headers) {
        return headers == null
                ? List.of()
                : headers.entrySet().stream()
                        .filter(header -> header.getKey().equalsIgnoreCase("Date"))
                        .map(header -> header.getValue().toString())
                        .toList();
    }
}
