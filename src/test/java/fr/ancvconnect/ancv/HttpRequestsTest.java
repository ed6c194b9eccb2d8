package fr.ancvconnect.ancv;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.ancv.AncvCalls.AncvCall;
import java.net.URI;
import java.util.Optional;
import org.apache.hc.core5.http.Header;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpRequestsTest {

    private static final String TRACE = "com.amazonaws.xray.traceHeader";

    private final HttpRequests requests = new HttpRequests(URI.create("https://ancv.test/public/v1"));

    /** Runs before each test too, because earlier code in this JVM may have left the trace of its last event. */
    @BeforeEach
    @AfterEach
    void clear_trace() {
        System.clearProperty(TRACE);
    }

    @Test
    void the_trace_header_of_the_current_invocation_is_forwarded() {
        System.setProperty(TRACE, "Root=1-67891233-abcdef012345678912345678;Sampled=1");
        assertThat(sentTrace()).contains("Root=1-67891233-abcdef012345678912345678;Sampled=1");

        System.setProperty(TRACE, "Root=1-67891234-abcdef012345678912345678");
        assertThat(sentTrace()).contains("Root=1-67891234-abcdef012345678912345678");
    }

    @Test
    void a_missing_or_invalid_trace_header_is_not_forwarded() {
        assertThat(sentTrace()).isEmpty();

        System.setProperty(TRACE, "two\r\nlines");
        assertThat(sentTrace()).isEmpty();
    }

    private Optional<String> sentTrace() {
        AncvCall read = new AncvCalls("200010", GatewayFixture.CLOCK).read(GatewayFixture.ID);
        return Optional.ofNullable(requests.of(read, "seal").getFirstHeader("X-Amzn-Trace-Id"))
                .map(Header::getValue);
    }
}
