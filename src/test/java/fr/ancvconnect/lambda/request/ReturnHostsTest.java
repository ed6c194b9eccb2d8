package fr.ancvconnect.lambda.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The addresses to which the page of a payment link may link. */
class ReturnHostsTest {

    private static final ReturnHosts ALL = ReturnHosts.parse("");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://www.booking.example",
                "https://www.booking.example/merci?stay=2041#paid",
                "https://www.booking.example?a=b",
                "https://www.booking.example#paid",
                "https://localhost:8443/x",
                "https://www.booking.example:65535/%C3%A9",
                "https://www.booking.example/?next=https://elsewhere.example/@x"
            })
    void an_https_address_is_allowed_and_its_host_is_what_a_browser_opens(String url) {
        assertThat(ALL.allow(url)).isTrue();
        assertThat(URI.create(url).getHost()).matches("www\\.booking\\.example|localhost");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://www.booking.example/",
                "javascript:alert(1)",
                "//www.booking.example/",
                "https://user@www.booking.example/",
                "https://www.booking.example:443@elsewhere.example/",
                "https://www.booking.example\\@elsewhere.example/",
                "https://192.0.2.1/",
                "https://[::1]/",
                "https://www.booking.example:0/",
                "https://www.booking.example:65536/",
                "https://www.booking.example:99999/",
                "https://www.booking.example/#a#b",
                "https://www.booking.example/\"><script>",
                "https://www.booking.example/%",
                "https://www.booking.example/%2",
                "https://www.booking.example/%zz#a",
                "https://www.booking.example/\n",
                "https://www.booking.example/\u202e",
                "https://h\u00f4tel.example/",
                "HTTPS://www.booking.example/",
                " https://www.booking.example/"
            })
    void any_other_address_is_rejected(String url) {
        assertThat(ALL.allow(url)).isFalse();
    }

    @Test
    void an_address_has_at_most_2048_characters() {
        String start = "https://www.booking.example/";
        assertThat(ALL.allow(start + "x".repeat(2_048 - start.length()))).isTrue();
        assertThat(ALL.allow(start + "x".repeat(2_049 - start.length()))).isFalse();
    }

    @Test
    void only_the_configured_hosts_are_allowed_in_any_case_and_without_their_subdomains() {
        var hosts = ReturnHosts.parse("hotel.example, www.Hotel.example");
        assertThat(hosts.allow("https://HOTEL.example/x")).isTrue();
        assertThat(hosts.allow("https://www.hotel.example:8443/x")).isTrue();
        assertThat(hosts.allow("https://pay.hotel.example/x")).isFalse();
        assertThat(hosts.allow("https://hotel.example.elsewhere.example/x")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://hotel.example", "hotel.example/", "*.hotel.example", "192.0.2.1"})
    void a_configured_host_must_be_a_name(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> ReturnHosts.parse(text));
    }
}
