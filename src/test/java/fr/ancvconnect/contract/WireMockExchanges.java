package fr.ancvconnect.contract;

import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.HttpHeaders;
import com.github.tomakehurst.wiremock.http.LoggedResponse;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.Response;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads exchanges of WireMock. */
public final class WireMockExchanges {

    private WireMockExchanges() {}

    /** An exchange that WireMock answered now. */
    public static Exchange of(Request request, Response response) {
        return exchange(request, response.getStatus(), response.getHeaders(), response.getBodyAsString());
    }

    /** An exchange of WireMock's journal. Its response is empty if it was not sent (completely). */
    public static Exchange of(Request request, LoggedResponse response) {
        return response == null || response.getHeaders() == null
                ? exchange(request, 0, HttpHeaders.noHeaders(), "")
                : exchange(request, response.getStatus(), response.getHeaders(), response.getBodyAsString());
    }

    private static Exchange exchange(Request request, int status, HttpHeaders responseHeaders, String responseBody) {
        String[] target = request.getUrl().split("\\?", 2);
        return new Exchange(
                request.getMethod().getName(),
                target[0],
                target.length == 1 ? "" : target[1],
                headers(request.getHeaders()),
                request.getBodyAsString(),
                status,
                headers(responseHeaders),
                responseBody);
    }

    private static Map<String, String> headers(HttpHeaders headers) {
        return headers.all().stream()
                .collect(Collectors.toMap(
                        HttpHeader::key,
                        header -> String.join(",", header.values()),
                        (one, other) -> one + "," + other));
    }
}
