package fr.ancvconnect.packaging.kill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import fr.ancvconnect.Eventually;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** HTTP calls of the booking platform and of the customers' phones. */
final class FrontEndClient implements AutoCloseable {

    private static final Duration PATIENCE = Eventually.LONGEST;
    private static final String A_PHONE = "/local/ancv/phone?beneficiary=marie@exemple.fr";
    private static final int INTERNAL_ERROR = 500;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<String, Integer> told = new ConcurrentSkipListMap<>();
    private final List<String> defects = new CopyOnWriteArrayList<>();
    private final AtomicLong calls = new AtomicLong();
    private final URI address;
    private volatile String token = "";

    FrontEndClient(URI address) {
        this.address = address;
    }

    /** An HTTP response. The body is missing if it is not a JSON object. */
    record Answer(int status, JsonNode body) {}

    /** Whether the service responds. */
    boolean isThere() throws InterruptedException {
        try {
            return get(A_PHONE).status() == 200;
        } catch (IOException _) {
            return false;
        }
    }

    /** Gets a token that is valid for longer than any test. The signing keys do not change when the process is killed. */
    void logIn() throws IOException, InterruptedException {
        token = send("POST", "/local/tokens", "{\"role\": \"platform\", \"expiresInSeconds\": 100000000}")
                .body()
                .path("token")
                .asText();
    }

    Answer get(String path) throws IOException, InterruptedException {
        return send("GET", path, "");
    }

    /**
     * Sends the request once.
     *
     * @throws IOException if no response arrived; the service may still have processed the request
     */
    Answer send(String method, String path, String body, String... headers) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(address.resolve(path))
                .timeout(PATIENCE)
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json");
        if (headers.length > 0) {
            request.headers(headers);
        }
        calls.incrementAndGet();
        var response = http.send(request.build(), BodyHandlers.ofString());
        var answer = new Answer(
                response.statusCode(),
                response.body().startsWith("{") ? JSON.readTree(response.body()) : MissingNode.getInstance());
        note(method, path, answer);
        return answer;
    }

    /** The number of calls so far. */
    long calls() {
        return calls.get();
    }

    /** Responses that must never occur, one line each. 503 is allowed, because a busy machine can delay the store. */
    List<String> defects() {
        return List.copyOf(defects);
    }

    /** The number of responses of each kind. */
    Map<String, Integer> told() {
        return told;
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private void note(String method, String path, Answer answer) {
        String kind = path.startsWith("/local")
                ? "simulator"
                : path.replaceAll("^.*/", "").replaceAll("[^a-z]+$", "…");
        told.merge(
                method + " " + kind + " " + answer.status()
                        + answer.body().path("code").asText().replaceAll("^", " "),
                1,
                Integer::sum);
        if (answer.status() == INTERNAL_ERROR) {
            defects.add(method + " " + path + " was answered " + answer.status() + ": " + answer.body());
        }
    }
}
