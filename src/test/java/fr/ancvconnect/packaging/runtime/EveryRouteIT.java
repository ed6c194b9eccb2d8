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

    private static final String METHODS = Stay.HOTEL + "/payment-methods";

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
            theMoneyGoesBack(Stay.PAYMENTS + "/" + paid.json().path("id").asText());
        }
        assertThat(called).isEqualTo(allRoutes());
    }

    private void theHotelOpens(String hotelier) throws Exception {
        ok(call("/establishments/{id}", Stay.hotel()));
        token = hotelier;
        ok(call("/establishments/{id}/payment-methods/ancv-connect", Stay.option()));
        ok(call("/establishments/{id}/payment-methods/alternative", Call.of("PUT", METHODS + "/alternative").json("{\"active\":true}")));
        assertThat(get("/establishments/{id}/payment-methods", METHODS).body()).contains("\"active\":true");
        ok(get("/establishments/{id}", Stay.HOTEL));
    }

    private Answer aGuestPays(Surroundings surroundings) throws Exception {
        token = surroundings.tokens().platform();
        ok(call("/booking-folders/{folderId}", Stay.folder()));
        Answer asked = call("/booking-folders/{folderId}/payments", Stay.payment("k1"));
        assertThat(asked.json().path("status").asText()).as(asked.body()).isEqualTo("PENDING");
        Notification told = surroundings.confirmed(asked.json().path("ancvTransactionId").asText());
        assertThat(notify("/webhooks/ancv/probe", "/webhooks/ancv/probe", told).status()).isEqualTo(204);
        assertThat(notify("/webhooks/ancv/{folderId}/{paymentId}/{secret}", told.url().getPath(), told).status()).isEqualTo(204);
        assertThat(notify("/webhooks/ancv", "/webhooks/ancv", told).status()).isEqualTo(204);
        return asked;
    }

    private void everybodyReads(String payment) throws Exception {
        assertThat(get("/booking-folders/{folderId}/payments/{paymentId}", Stay.PAYMENTS + "/" + payment).json()
                .path("status").asText()).isEqualTo("PAID");
        assertThat(get("/booking-folders/{folderId}/payments", Stay.PAYMENTS).body()).contains(payment);
        assertThat(get("/booking-folders/{folderId}", Stay.FOLDER).body()).contains("\"paid\":{\"amount\":12000");
        assertThat(get("/establishments/{id}/payments", Stay.HOTEL + "/payments?folderId=stay-1").body()).contains(payment);
    }

    private void theMoneyGoesBack(String payment) throws Exception {
        ok(call("/booking-folders/{folderId}/payments/{paymentId}/unblocking", Call.of("POST", payment + "/unblocking")));
        ok(call("/booking-folders/{folderId}/payments/{paymentId}/refusal", Call.of("POST", payment + "/refusal")
                .json("{\"reason\":\"Complet\"}")));
        service.sweep();
        assertThat(service.call(Call.of("GET", payment).as(token)).body()).contains("REFUSED", "RE_CREDITED");
        ok(call("/booking-folders/{folderId}/cancellation", Call.of("POST", Stay.FOLDER + "/cancellation")));
        ok(call("/establishments/{id}/payment-methods/ancv-connect", Call.of("DELETE", Stay.OPTION)));
    }

    private Answer get(String template, String path) throws Exception {
        return call(template, Call.of("GET", path));
    }

    private Answer notify(String template, String path, Notification told) throws Exception {
        called.add("POST " + template);
        return service.call(Stay.notification(path, told, told.seal()));
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
