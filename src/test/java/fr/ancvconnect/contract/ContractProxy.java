package fr.ancvconnect.contract;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.Response;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A proxy before the service that compares each exchange with the published contract. */
public final class ContractProxy implements AutoCloseable {

    private final Queue<String> differences = new ConcurrentLinkedQueue<>();
    private final WireMockServer server = new WireMockServer(wireMockConfig()
            .dynamicPort()
            .preserveHostHeader(true)
            .gzipDisabled(true)
            .disableRequestJournal());
    private final ExchangeSource source;

    /** Starts a proxy to the service at this port of this machine. */
    public ContractProxy(ExchangeSource source, int servicePort) {
        this.source = source;
        server.addMockServiceRequestListener(this::compare);
        server.start();
        server.stubFor(any(anyUrl()).willReturn(aResponse().proxiedFrom("http://localhost:" + servicePort)));
    }

    /** The port of the proxy on this machine. */
    public int port() {
        return server.port();
    }

    /** Fails if an exchange since the previous call differs from the document. */
    public void assertDocumented() {
        try {
            assertThat(differences).isEmpty();
        } finally {
            differences.clear();
        }
    }

    private void compare(Request request, Response response) {
        differences.addAll(OpenApiContract.SERVICE.differences(source, WireMockExchanges.of(request, response)));
    }

    @Override
    public void close() {
        server.stop();
    }
}
