package fr.ancvconnect.lambda;

import static fr.ancvconnect.lambda.ApiClient.establishment;
import static fr.ancvconnect.lambda.ApiClient.euros;
import static fr.ancvconnect.lambda.ApiClient.guest;
import static fr.ancvconnect.lambda.ApiClient.platform;
import static fr.ancvconnect.lambda.ApiClient.token;
import static fr.ancvconnect.lambda.ApiClient.withToken;
import static fr.ancvconnect.lambda.ApiClient.withoutToken;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Checks each route of the contract for each role and tenant. Access is denied by default, and items of another tenant
 * are reported as not found.
 */
@QuarkusTest
class AccessTest {

    private static final String MISSING = "elsewhere";
    private static final Map<String, Object> PAYMENT =
            Map.of("amount", euros(2_000), "beneficiary", "nobody@example.org");

    /** The roles that may call a route: P for the platform, E for the establishment, G for the guest. */
    enum ProtectedRoute {
        DECLARE_ESTABLISHMENT("PUT", "/establishments/{e}", "P", Map.of()),
        READ_ESTABLISHMENT("GET", "/establishments/{e}", "PE", null),
        READ_METHODS("GET", "/establishments/{e}/payment-methods", "PE", null),
        ACTIVATE("PUT", "/establishments/{e}/payment-methods/ancv-connect", "PE", Map.of("ancvId", "10000651")),
        DEACTIVATE("DELETE", "/establishments/{e}/payment-methods/ancv-connect", "PE", null),
        ALTERNATIVE("PUT", "/establishments/{e}/payment-methods/alternative", "PE", Map.of("active", false)),
        LIST_OF_ESTABLISHMENT("GET", "/establishments/{e}/payments", "PE", null),
        DECLARE_FOLDER("PUT", "/booking-folders/{f}", "P", Map.of()),
        READ_FOLDER("GET", "/booking-folders/{f}", "PEG", null),
        START("POST", "/booking-folders/{f}/payments", "PEG", PAYMENT),
        LIST("GET", "/booking-folders/{f}/payments", "PEG", null),
        READ_PAYMENT("GET", "/booking-folders/{f}/payments/AAAAAAAAAAAAAAAAAAAAAAAAAA", "PEG", null),
        REFUSE("POST", "/booking-folders/{f}/payments/AAAAAAAAAAAAAAAAAAAAAAAAAA/refusal", "PE", Map.of("reason", "x")),
        UNBLOCK("POST", "/booking-folders/{f}/payments/AAAAAAAAAAAAAAAAAAAAAAAAAA/unblocking", "P", null),
        RESOLVE(
                "POST",
                "/booking-folders/{f}/payments/AAAAAAAAAAAAAAAAAAAAAAAAAA/resolution",
                "P",
                Map.of("action", "CLOSE")),
        CANCEL("POST", "/booking-folders/{f}/cancellation", "PE", null);

        final String method;
        final String path;
        final String roles;
        final Object body;

        ProtectedRoute(String method, String path, String roles, Object body) {
            this.method = method;
            this.path = path;
            this.roles = roles;
            this.body = body;
        }

        Response call(RequestSpecification caller, String establishment, String folder) {
            RequestSpecification request = body == null ? caller : caller.body(body);
            return request.header("Idempotency-Key", "k")
                    .request(method, path.replace("{e}", establishment).replace("{f}", folder));
        }

        boolean allows(char role) {
            return roles.indexOf(role) >= 0;
        }

        String notFound() {
            return path.startsWith("/establishments") ? "establishment-not-found" : "folder-not-found";
        }
    }

    private String establishment;
    private String folder;

    @BeforeEach
    void an_establishment_with_a_folder() {
        establishment = ApiClient.activatedEstablishment();
        folder = ApiClient.folder(establishment, 10_000);
    }

    @ParameterizedTest
    @EnumSource
    void every_route_requires_a_valid_token(ProtectedRoute route) {
        for (RequestSpecification caller : List.of(
                withoutToken(),
                withToken("garbage"),
                withToken(token(Map.of("role", "platform", "expiresInSeconds", -60))))) {
            route.call(caller, establishment, folder)
                    .then()
                    .statusCode(401)
                    .body("code", equalTo("unauthenticated"))
                    .contentType("application/problem+json");
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_role_without_access_gets_403_whether_or_not_the_item_exists(ProtectedRoute route) {
        if (!route.allows('E')) {
            route.call(establishment(establishment), establishment, folder)
                    .then()
                    .statusCode(403)
                    .body("code", equalTo("forbidden"));
            route.call(establishment(establishment), MISSING, MISSING).then().statusCode(403);
        }
        if (!route.allows('G')) {
            route.call(guest(folder), establishment, folder)
                    .then()
                    .statusCode(403)
                    .body("code", equalTo("forbidden"));
            route.call(guest(folder), MISSING, MISSING).then().statusCode(403);
        }
    }

    @ParameterizedTest
    @EnumSource
    void items_of_another_tenant_get_the_same_404_as_missing_items(ProtectedRoute route) {
        if (route.allows('E')) {
            Response ofAnotherTenant = route.call(establishment("other"), establishment, folder);
            ofAnotherTenant.then().statusCode(404).body("code", equalTo(route.notFound()));
            Response ofMissingItem = route.call(establishment("other"), MISSING, MISSING);
            assertThat(ofAnotherTenant.asString().replace(establishment, "").replace(folder, ""))
                    .isEqualTo(ofMissingItem.asString().replace(MISSING, ""));
        }
        if (route.allows('G')) {
            route.call(guest("F-other"), establishment, folder)
                    .then()
                    .statusCode(404)
                    .body("code", equalTo(route.notFound()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void an_allowed_role_is_not_rejected(ProtectedRoute route) {
        List<RequestSpecification> allowedCallers = new java.util.ArrayList<>(List.of(platform()));
        if (route.allows('E')) {
            allowedCallers.add(establishment(establishment, "another"));
        }
        if (route.allows('G')) {
            allowedCallers.add(guest(folder));
        }
        for (RequestSpecification caller : allowedCallers) {
            assertThat(route.call(caller, establishment, folder).statusCode()).isNotIn(401, 403, 405);
        }
    }

    /** A token that was used before is not verified again. */
    @ParameterizedTest
    @EnumSource
    void a_guest_s_token_that_was_used_before_gives_access_to_its_own_folder_only(ProtectedRoute route) {
        if (route.allows('G')) {
            String other = ApiClient.folder(establishment, 10_000);
            String token = token(Map.of("role", "guest", "folder", folder));
            String tokenOfOther = token(Map.of("role", "guest", "folder", other));
            for (int round = 0; round < 2; round++) {
                assertAccess(route, token, folder, other);
                assertAccess(route, tokenOfOther, other, folder);
            }
        }
    }

    private void assertAccess(ProtectedRoute route, String token, String own, String other) {
        Response ofOwn = route.call(withToken(token), establishment, own);
        assertThat(ofOwn.asString()).doesNotContain("folder-not-found");
        assertThat(ofOwn.statusCode()).isNotIn(401, 403);
        route.call(withToken(token), establishment, other)
                .then()
                .statusCode(404)
                .body("code", equalTo("folder-not-found"));
    }

    @Test
    void a_route_that_does_not_exist_is_not_found() {
        platform().get("/nothing/here").then().statusCode(404).body("code", equalTo("not-found"));
    }
}
