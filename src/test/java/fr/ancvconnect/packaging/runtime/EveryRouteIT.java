package fr.ancvconnect.packaging.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.lambda.problem.Addresses;
import fr.ancvconnect.local.simulator.Notification;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole life of a payment, through every address of the service as it is built and deployed. */
class EveryRouteIT {

    private static final String HOTEL = "/establishments/h1";
    private static final String METHODS = HOTEL + "/payment-methods";
    private static final String FOLDER = "/booking-folders/stay-1";
    private static final String PAYMENTS = FOLDER + "/payments";

    private final Set<String> called = new TreeSet<>();
    private Service service;
    private String token;

    @Test
    void every_address_answers_along_the_life_of_a_payment(@TempDir Path directory) throws Exception {
        try (var surroundings = new Surroundings(directory); var started = Target.start(surroundings.configuration())) {
            service = started;
            token = surroundings.tokens().platform();
            theHotelOpens(surroundings.tokens().establishment("h1"));
            Answer paid = aGuestPays(surroundings);
            everybodyReads(paid.json().path("id").asText());
            theMoneyGoesBack(PAYMENTS + "/" + paid.json().path("id").asText());
        }
        assertThat(called).isEqualTo(allRoutes());
    }

    private void theHotelOpens(String hotelier) throws Exception {
        ok(put("/establishments/{id}", HOTEL, "{\"name\":\"Hôtel\",\"country\":\"FR\",\"collectionMode\":\"PREPAID\",\"virtualPos\":[\"STRIPE\"]}"));
        token = hotelier;
        ok(put("/establishments/{id}/payment-methods/ancv-connect", METHODS + "/ancv-connect", "{\"ancvId\":\"10000651\"}"));
        ok(put("/establishments/{id}/payment-methods/alternative", METHODS + "/alternative", "{\"active\":true}"));
        assertThat(get("/establishments/{id}/payment-methods", METHODS).body()).contains("\"active\":true");
        ok(get("/establishments/{id}", HOTEL));
    }

    private Answer aGuestPays(Surroundings surroundings) throws Exception {
        token = surroundings.tokens().platform();
        ok(put("/booking-folders/{folderId}", FOLDER, "{\"establishmentId\":\"h1\",\"origin\":\"BOOKING_ENGINE\","
                + "\"total\":{\"amount\":30000,\"currency\":\"EUR\"},\"cardGuarantee\":true,"
                + "\"customer\":{\"name\":\"Marie Martin\",\"email\":\"marie@exemple.fr\"}}"));
        Answer asked = call("/booking-folders/{folderId}/payments", Call.of("POST", PAYMENTS).with("idempotency-key", "k1")
                .json("{\"amount\":{\"amount\":12000,\"currency\":\"EUR\"},\"beneficiary\":\"marie@exemple.fr\"}"));
        assertThat(asked.json().path("status").asText()).as(asked.body()).isEqualTo("PENDING");
        Notification told = surroundings.confirmed(asked.json().path("ancvTransactionId").asText());
        assertThat(notify("/webhooks/ancv/probe", "/webhooks/ancv/probe", told).status()).isEqualTo(204);
        assertThat(notify("/webhooks/ancv/{folderId}/{paymentId}/{secret}", told.url().getPath(), told).status()).isEqualTo(204);
        assertThat(notify("/webhooks/ancv", "/webhooks/ancv", told).status()).isEqualTo(204);
        return asked;
    }

    private void everybodyReads(String payment) throws Exception {
        assertThat(get("/booking-folders/{folderId}/payments/{paymentId}", PAYMENTS + "/" + payment).json()
                .path("status").asText()).isEqualTo("PAID");
        assertThat(get("/booking-folders/{folderId}/payments", PAYMENTS).body()).contains(payment);
        assertThat(get("/booking-folders/{folderId}", FOLDER).body()).contains("\"paid\":{\"amount\":12000");
        assertThat(get("/establishments/{id}/payments", HOTEL + "/payments?folderId=stay-1").body()).contains(payment);
    }

    private void theMoneyGoesBack(String payment) throws Exception {
        ok(call("/booking-folders/{folderId}/payments/{paymentId}/unblocking", Call.of("POST", payment + "/unblocking")));
        ok(call("/booking-folders/{folderId}/payments/{paymentId}/refusal", Call.of("POST", payment + "/refusal")
                .json("{\"reason\":\"Complet\"}")));
        service.sweep();
        assertThat(service.call(Call.of("GET", payment).as(token)).body()).contains("REFUSED", "RE_CREDITED");
        ok(call("/booking-folders/{folderId}/cancellation", Call.of("POST", FOLDER + "/cancellation")));
        ok(call("/establishments/{id}/payment-methods/ancv-connect", Call.of("DELETE", METHODS + "/ancv-connect")));
    }

    private Answer get(String template, String path) throws Exception {
        return call(template, Call.of("GET", path));
    }

    private Answer put(String template, String path, String body) throws Exception {
        return call(template, Call.of("PUT", path).json(body));
    }

    /** ANCV has no token. */
    private Answer notify(String template, String path, Notification told) throws Exception {
        called.add("POST " + template);
        return service.call(Call.of("POST", path).json(new String(told.body())).with("ancv-security", told.seal()));
    }

    private Answer call(String template, Call call) throws Exception {
        called.add(call.method() + " " + template);
        return service.call(call.as(token));
    }

    private static void ok(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isBetween(200, 204);
    }

    private static Set<String> allRoutes() {
        return Addresses.all().stream()
                .flatMap(address -> address.methods().stream().map(method -> method + " " + address.template()))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
