package fr.ancvconnect.packaging.kill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import fr.ancvconnect.Eventually;
import fr.ancvconnect.contract.Exchange;
import fr.ancvconnect.contract.ExchangeSource;
import fr.ancvconnect.contract.OpenApiContract;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/** HTTP calls of the booking platform and of the customers' phones. */
public final class FrontEndClient implements AutoCloseable {

    private static final Duration TIMEOUT = Eventually.LONGEST;
    private static final String PHONE_PATH = "/local/ancv/phone?beneficiary=marie@exemple.fr";
    private static final int INTERNAL_ERROR = 500;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<String, Integer> responseCounts = new ConcurrentSkipListMap<>();
    private final List<String> defects = new CopyOnWriteArrayList<>();
    private final AtomicLong calls = new AtomicLong();
    private final URI address;
    private volatile String token = "";

    /** A client of the service, or of the simulator, at this address. */
    public FrontEndClient(URI address) {
        this.address = address;
    }

    /**
     * An HTTP response.
     *
     * @param body       missing if it is not a JSON object
     * @param receivedAt when the whole response was received, in the nanoseconds of {@link System#nanoTime}
     */
    public record Response(int status, JsonNode body, long receivedAt) {}

    /** Whether the service responds. */
    public boolean isResponding() throws InterruptedException {
        try {
            return get(PHONE_PATH).status() == 200;
        } catch (IOException _) {
            return false;
        }
    }

    /** Uses this token for the requests that name no other. */
    public void useToken(String token) {
        this.token = token;
    }

    /** Gets a token that is valid for longer than any test. The signing keys do not change when the process is killed. */
    void logIn() throws IOException, InterruptedException {
        token = send("POST", "/local/tokens", "{\"role\": \"platform\", \"expiresInSeconds\": 100000000}")
                .body()
                .path("token")
                .asText();
    }

    /** Sends a GET request once. */
    public Response get(String path) throws IOException, InterruptedException {
        return send("GET", path, "");
    }

    /**
     * Sends the request once, with the token of {@link #logIn}.
     *
     * @throws IOException if no response arrived; the service may still have processed the request
     */
    public Response send(String method, String path, String body, String... headers)
            throws IOException, InterruptedException {
        return sendAs(token, method, path, body, headers);
    }

    /**
     * Sends the request once, with this token.
     *
     * @throws IOException if no response arrived; the service may still have processed the request
     */
    public Response sendAs(String token, String method, String path, String body, String... headers)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(address.resolve(path))
                .timeout(TIMEOUT)
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json");
        if (headers.length > 0) {
            request.headers(headers);
        }
        calls.incrementAndGet();
        var httpResponse = http.send(request.build(), BodyHandlers.ofString());
        long receivedAt = System.nanoTime();
        var response = new Response(
                httpResponse.statusCode(),
                httpResponse.body().startsWith("{") ? JSON.readTree(httpResponse.body()) : MissingNode.getInstance(),
                receivedAt);
        recordResponse(method, path, response);
        defects.addAll(differences(httpResponse, body));
        return response;
    }

    private static List<String> differences(HttpResponse<String> response, String body) {
        HttpRequest request = response.request();
        return OpenApiContract.SERVICE.differences(
                ExchangeSource.FRONT_END,
                new Exchange(
                        request.method(),
                        request.uri().getRawPath(),
                        Objects.requireNonNullElse(request.uri().getRawQuery(), ""),
                        values(request.headers()),
                        body,
                        response.statusCode(),
                        values(response.headers()),
                        response.body()));
    }

    private static Map<String, String> values(HttpHeaders headers) {
        return headers.map().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, header -> String.join(",", header.getValue())));
    }

    /** The number of calls so far. */
    public long calls() {
        return calls.get();
    }

    /**
     * Responses that must never occur and differences from the published contract, one line each. 503 is allowed, because a
     * busy machine can delay the store.
     */
    public List<String> defects() {
        return List.copyOf(defects);
    }

    /** The number of responses of each kind. */
    public Map<String, Integer> responseCounts() {
        return responseCounts;
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private void recordResponse(String method, String path, Response response) {
        String kind = path.startsWith("/local")
                ? "simulator"
                : path.replaceAll("^.*/", "").replaceAll("[^a-z]+$", "…");
        responseCounts.merge(
                method + " " + kind + " " + response.status()
                        + response.body().path("code").asText().replaceAll("^", " "),
                1,
                Integer::sum);
        if (response.status() == INTERNAL_ERROR) {
            defects.add(method + " " + path + " returned " + response.status() + ": " + response.body());
        }
    }
}
