package fr.ancvconnect.lambda.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import fr.ancvconnect.lambda.gateway.GatewayRequests.RequestTarget;
import java.net.URI;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A path or query that the gateway decoded can be encoded again. */
class RequestTargetTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/establishments/h1",
                "/booking-folders/A.b_c~d-e/payments",
                "/webhooks/ancv/F/P/Zm9v=",
                "/a/../b//c;d=e",
                "/!$&'()*+,;=:@",
                "/%41%c3%A9/%2F%00"
            })
    void a_valid_path_is_not_changed(String path) {
        assertThat(RequestTarget.path(path)).isEqualTo(path);
    }

    static Stream<Arguments> decoded() {
        return Stream.of(
                arguments("/a b", "/a%20b"),
                arguments("/é", "/%C3%A9"),
                arguments("/\uD83D\uDCB6", "/%F0%9F%92%B6"),
                arguments("/100%", "/100%25"),
                arguments("/%zz%4", "/%25zz%254"),
                arguments("/a?b", "/a%3Fb"),
                arguments("/a#b", "/a%23b"),
                arguments("/a\nb\r\t", "/a%0Ab%0D%09"),
                arguments("/\u0000\u007F", "/%00%7F"),
                arguments("/\"<>\\^`{|}[]", "/%22%3C%3E%5C%5E%60%7B%7C%7D%5B%5D"),
                arguments("//", "/%2F"),
                arguments("//host/a//b", "/%2Fhost/a//b"));
    }

    @ParameterizedTest
    @MethodSource("decoded")
    void invalid_characters_of_a_path_are_encoded(String decoded, String encoded) {
        assertThat(RequestTarget.path(decoded)).isEqualTo(encoded);
        assertThat(URI.create(encoded).getPath()).isEqualTo(decoded);
    }

    @ParameterizedTest
    @CsvSource({
        "from=2026-11-01&to=2026-12-01T00:00:00Z&status=PAID,from=2026-11-01&to=2026-12-01T00:00:00Z&status=PAID",
        "a=%C3%A9+b?/,a=%C3%A9+b?/",
        "from=%zz,from=%25zz",
        "a=100%,a=100%25",
        "a=b c,a=b%20c",
        "a=é#\"<,a=%C3%A9%23%22%3C",
        "status=PAID;limit=1,status=PAID%3Blimit=1",
        "'',''"
    })
    void invalid_characters_of_a_query_are_encoded(String sent, String expected) {
        assertThat(RequestTarget.query(sent)).isEqualTo(expected);
        assertThatNoException().isThrownBy(() -> URI.create("/?" + expected));
    }
}
