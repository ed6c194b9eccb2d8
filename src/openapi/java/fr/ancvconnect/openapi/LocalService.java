package fr.ancvconnect.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.ancvconnect.packaging.runtime.LocalJarService;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;

/** The local jar, with the tools of a developer's machine: tokens and the customer's phone. */
final class LocalService implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String ESTABLISHMENT = """
            {"name": "Camping du Grand Pré", "country": "FR", "collectionMode": "PREPAID", "virtualPos": ["STRIPE"]}
            """;
    private static final String ACTIVATION = """
            {"ancvId": "%s"}
            """;
    private static final String FOLDER = """
            {"establishmentId": "%s", "origin": "BOOKING_ENGINE", "total": {"amount": 30000, "currency": "EUR"},
             "customer": {"name": "Marie Martin", "email": "marie@exemple.fr"}, "cardGuarantee": true}
            """;

    private final HttpClient http = HttpClient.newHttpClient();
    private final LocalJarService jar;

    private LocalService(LocalJarService jar) {
        this.jar = jar;
    }

    static LocalService start() throws Exception {
        return new LocalService(new LocalJarService(Path.of("target/local/ancv-connect-local.jar"), Map.of()));
    }

    URI address() {
        return jar.address();
    }

    /** A token of this role, for this folder of a guest or these establishments. */
    String token(String request) throws IOException, InterruptedException {
        return json(send("POST", "/local/tokens", request)).path("token").asText();
    }

    /** Declares an establishment with an active option, and a folder of 300 €. */
    void declare(String establishment, String ancvId, String folder) throws IOException, InterruptedException {
        String platform = token("{\"role\":\"platform\"}");
        put(platform, "/establishments/" + establishment, ESTABLISHMENT);
        put(
                platform,
                "/establishments/" + establishment + "/payment-methods/ancv-connect",
                ACTIVATION.formatted(ancvId));
        put(platform, "/booking-folders/" + folder, FOLDER.formatted(establishment));
    }

    /** The customer confirms the request on the phone. */
    void confirm(String beneficiary) throws IOException, InterruptedException {
        JsonNode phone = json(send("GET", "/local/ancv/phone?beneficiary=" + beneficiary, ""));
        String transaction = phone.at("/items/0/transactionId").asText();
        HttpResponse<String> confirmed = send("POST", "/local/ancv/phone/" + transaction + "/confirmation", "");
        if (confirmed.statusCode() != 204) {
            throw new AssertionError("The phone shows " + phone + " and answers " + confirmed.body());
        }
    }

    @Override
    public void close() {
        http.close();
        jar.close();
    }

    private void put(String token, String path, String body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(address().resolve(path))
                .PUT(BodyPublishers.ofString(body))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json");
        HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
        if (response.statusCode() >= 300) {
            throw new AssertionError(response.body());
        }
    }

    private HttpResponse<String> send(String method, String path, String body)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(address().resolve(path)).method(method, BodyPublishers.ofString(body));
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> response) throws IOException {
        return JSON.readTree(response.body());
    }
}
