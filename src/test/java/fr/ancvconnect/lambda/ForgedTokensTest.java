package fr.ancvconnect.lambda;

import static fr.ancvconnect.local.SignedTokens.RS256;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import fr.ancvconnect.local.SignedTokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever a token contains, the response is 401 if it is not valid, 403 if its groups are not exactly one role, and
 * never 500.
 */
@QuarkusTest
class ForgedTokensTest {

    private static final long HOUR = 3_600;

    @ConfigProperty(name = "mp.jwt.verify.issuer")
    String issuer;

    /** Created once, because the tests only read it. */
    private static String establishment;

    private static String folder;

    @BeforeEach
    void an_existing_folder() {
        if (folder == null) {
            establishment = ApiClient.activatedEstablishment();
            folder = ApiClient.folder(establishment, 1_000);
        }
    }

    @Test
    void the_default_token_of_this_test_is_valid() {
        read(SignedTokens.of(RS256, claims("groups", "[\"platform\"]"))).then().statusCode(200);
        read(SignedTokens.of(RS256, claims("groups", "[\"platform\",\"others\"]")))
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"platform\":\"platform\"}",
                "{\"groups\":[\"platform\"]}",
                "1",
                "true",
                "null",
                "\"\"",
                "\"platform\"",
                "\"others platform\"",
                "[]",
                "[[\"platform\"]]",
                "[{\"platform\":1}]",
                "[1]",
                "[null]",
                "[\"platform\",1]",
                "[\"platform\",null]",
                "[\"platform\",[\"guest\"]]",
                "[\"others\"]",
                "[\"Platform\"]",
                "[\" platform\"]",
                "[\"platform guest\"]",
                "[\"platform\",\"guest\"]",
                "[\"platform\",\"establishment\"]"
            })
    void groups_that_are_not_exactly_one_role_are_forbidden(String groups) {
        assertForbidden(claims("groups", groups));
    }

    @Test
    void a_token_without_groups_is_forbidden() {
        assertForbidden(claims());
        assertForbidden(claims(
                "scope", "\"platform\"", "roles", "[\"platform\"]", "realm_access", "{\"roles\":[\"platform\"]}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"x\":\"platform\"}", "{\"x\":[\"platform\"]}", "{}", "[]", "1", "\"platform\"", "{\"x\":null}"
            })
    void roles_are_never_mapped(String mappings) {
        assertForbidden(claims("groups", "[\"x\"]", "roleMappings", mappings));
        assertForbidden(claims("groups", "{\"x\":1}", "roleMappings", mappings));
        assertForbidden(claims("roleMappings", mappings));
        read(SignedTokens.of(RS256, claims("groups", "[\"platform\"]", "roleMappings", "{\"platform\":\"guest\"}")))
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "true",
                "null",
                "{}",
                "[]",
                "[\"FOLDER\"]",
                "{\"id\":\"FOLDER\"}",
                "\"\"",
                "\" FOLDER\"",
                "\"FOLDER,other\"",
                "\"-\"",
                "\"../FOLDER\""
            })
    void a_guest_token_without_a_valid_folder_id_is_forbidden(String claim) {
        assertForbidden(claims("groups", "[\"guest\"]", "folder", claim.replace("FOLDER", folder)));
        assertForbidden(claims("groups", "[\"guest\"]"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "true",
                "null",
                "{}",
                "[]",
                "\"ESTABLISHMENT\"",
                "{\"ESTABLISHMENT\":1}",
                "[[\"ESTABLISHMENT\"]]",
                "[{\"id\":\"ESTABLISHMENT\"}]",
                "[1,null,true]",
                "[\"ESTABLISHMENT \"]"
            })
    void an_establishment_token_that_does_not_list_the_establishment_gets_404(String claim) {
        read(SignedTokens.of(
                        RS256,
                        claims(
                                "groups",
                                "[\"establishment\"]",
                                "establishments",
                                claim.replace("ESTABLISHMENT", establishment))))
                .then()
                .statusCode(404)
                .body("code", equalTo("folder-not-found"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "sub|1",
                "sub|{}",
                "sub|[]",
                "sub|null",
                "sub|true",
                "upn|1",
                "upn|{\"a\":1}",
                "upn|null",
                "preferred_username|[]",
                "preferred_username|7",
                "iat|\"yesterday\"",
                "iat|{}",
                "iat|-1",
                "iat|1e400",
                "auth_time|\"x\"",
                "updated_at|[]",
                "jti|1",
                "raw_token|\"x\"",
                "raw_token|{}",
                "address|\"x\"",
                "address|[]",
                "jwk|\"x\"",
                "sub_jwk|1",
                "cnf|{\"jkt\":1}",
                "azp|1",
                "typ|1",
                "x|null",
                "x|[null]",
                "x|{\"y\":null}",
                "x|1e400",
                "x|1.5",
                "x|[[[[[[[[]]]]]]]]",
                "nonce|{}",
                "acr|[]"
            })
    void other_claims_of_any_type_never_cause_a_server_error(String claim, String value) {
        Response answer = read(SignedTokens.of(RS256, claims("groups", "[\"platform\"]", claim, value)));
        assertThat(answer.statusCode()).as(answer.asString()).isIn(200, 401);
        assertForbiddenOrNotValid(claims("groups", "[\"others\"]", claim, value));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "iss|\"https://elsewhere.example\"",
                "iss|1",
                "iss|[\"ISSUER\"]",
                "iss|null",
                "aud|\"others\"",
                "aud|[]",
                "aud|[\"others\"]",
                "aud|1",
                "aud|{\"ancv-connect\":1}",
                "aud|null",
                "aud|[1]",
                "exp|\"tomorrow\"",
                "exp|null",
                "exp|{}",
                "exp|1",
                "exp|-1",
                "nbf|99999999999",
                "nbf|\"x\"",
                "nbf|[]"
            })
    void a_token_with_a_wrong_issuer_audience_or_time_is_not_valid(String claim, String value) {
        assertNotValid(
                SignedTokens.of(RS256, claims("groups", "[\"platform\"]", claim, value.replace("ISSUER", issuer))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"iss", "aud", "exp"})
    void a_token_without_issuer_audience_or_expiry_is_not_valid(String claim) {
        assertNotValid(SignedTokens.of(RS256, claims("groups", "[\"platform\"]", claim, "")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"alg\":\"none\"}",
                "{\"alg\":\"None\"}",
                "{\"alg\":\"HS256\"}",
                "{\"alg\":\"RS384\"}",
                "{\"alg\":\"ES256\"}",
                "{\"alg\":\"PS256\"}",
                "{\"alg\":\"\"}",
                "{\"alg\":1}",
                "{\"alg\":null}",
                "{\"alg\":[\"RS256\"]}",
                "{}",
                "[]",
                "1",
                "\"RS256\"",
                "{",
                ""
            })
    void a_header_with_another_algorithm_is_not_valid_whatever_the_signature(String header) {
        String claims = claims("groups", "[\"platform\"]");
        assertNotValid(SignedTokens.of(header, claims));
        assertNotValid(SignedTokens.unsigned(header, claims));
        assertNotValid(SignedTokens.signedWithPublicKey(header, claims));
    }

    @Test
    void a_correct_header_with_a_wrong_signature_is_not_valid() {
        String claims = claims("groups", "[\"platform\"]");
        assertNotValid(SignedTokens.unsigned(RS256, claims));
        assertNotValid(SignedTokens.signedWithPublicKey(RS256, claims));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"crit\":[\"exp\"]",
                "\"crit\":\"exp\"",
                "\"crit\":1",
                "\"crit\":[\"b64\"],\"b64\":false",
                "\"crit\":[1]"
            })
    void a_token_with_a_critical_header_is_not_valid(String header) {
        assertNotValid(SignedTokens.of("{\"alg\":\"RS256\"," + header + "}", claims("groups", "[\"platform\"]")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"kid\":1",
                "\"kid\":null",
                "\"kid\":{}",
                "\"kid\":[\"a\"]",
                "\"kid\":\"../../dev/null\"",
                "\"typ\":1",
                "\"typ\":{}",
                "\"typ\":null",
                "\"cty\":7",
                "\"x5t\":1",
                "\"x5t#S256\":{}",
                "\"x5u\":\"http://127.0.0.1:1/\"",
                "\"x5c\":[\"x\"]",
                "\"x5c\":\"x\"",
                "\"jku\":\"http://127.0.0.1:1/\"",
                "\"jwk\":\"x\"",
                "\"jwk\":{\"kty\":\"RSA\"}",
                "\"zip\":\"DEF\"",
                "\"enc\":\"A128GCM\"",
                "\"epk\":1"
            })
    void other_headers_of_any_type_never_cause_a_server_error_or_select_a_key(String header) {
        String completeHeader = "{\"alg\":\"RS256\"," + header + "}";
        Response answer = read(SignedTokens.of(completeHeader, claims("groups", "[\"platform\"]")));
        assertThat(answer.statusCode()).as(answer.asString()).isIn(200, 401);
        assertNotValid(SignedTokens.unsigned(completeHeader, claims("groups", "[\"platform\"]")));
        assertNotValid(SignedTokens.signedWithPublicKey(completeHeader, claims("groups", "[\"platform\"]")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "1", "null", "\"x\"", "{", "{\"groups\":[\"platform\"]", "not json"})
    void a_payload_that_is_not_a_complete_claims_set_is_not_valid(String claims) {
        assertNotValid(SignedTokens.of(RS256, claims));
    }

    @Test
    void a_duplicate_claim_or_header_is_not_valid() {
        String twice = claims("groups", "[\"guest\"]").replaceFirst("}$", ",\"groups\":[\"platform\"]}");
        assertNotValid(SignedTokens.of(RS256, twice));
        assertNotValid(SignedTokens.of("{\"alg\":\"none\",\"alg\":\"RS256\"}", claims("groups", "[\"platform\"]")));
    }

    @Test
    void a_token_that_does_not_consist_of_three_valid_parts_is_not_valid() {
        String validToken = SignedTokens.of(RS256, claims("groups", "[\"platform\"]"));
        for (String token : new String[] {
            "",
            ".",
            "..",
            "...",
            "....",
            validToken + ".x",
            validToken + ".x.y",
            validToken.substring(0, validToken.lastIndexOf('.')),
            "a.b.c",
            "é.b.c",
            validToken.replace('.', '!'),
            encoded("{\"alg\":\"dir\",\"enc\":\"A128GCM\"}") + "....",
            encoded("{\"alg\":\"RSA-OAEP\",\"enc\":\"A128GCM\"}") + ".a.b.c.d"
        }) {
            assertNotValid(token);
        }
    }

    private void assertForbidden(String claims) {
        read(SignedTokens.of(RS256, claims))
                .then()
                .statusCode(403)
                .contentType("application/problem+json")
                .body("code", equalTo("forbidden"));
    }

    private void assertForbiddenOrNotValid(String claims) {
        Response answer = read(SignedTokens.of(RS256, claims));
        assertThat(answer.statusCode()).as(answer.asString()).isIn(401, 403);
    }

    private void assertNotValid(String token) {
        Response answer = read(token);
        assertThat(answer.statusCode()).as("%s: %s", token, answer.asString()).isEqualTo(401);
        answer.then().contentType("application/problem+json").body("code", equalTo("unauthenticated"));
    }

    private Response read(String token) {
        return given().header("Authorization", "Bearer " + token).get("/booking-folders/" + folder);
    }

    /** The claims of a valid local token, with the given values in their place. A claim with an empty value is left out. */
    private String claims(String... namesAndValues) {
        long now = Instant.now().getEpochSecond();
        var all = new LinkedHashMap<>(Map.of(
                "iss",
                "\"" + issuer + "\"",
                "aud",
                "\"ancv-connect\"",
                "sub",
                "\"somebody\"",
                "iat",
                String.valueOf(now),
                "exp",
                String.valueOf(now + HOUR)));
        for (int index = 0; index < namesAndValues.length; index += 2) {
            all.put(namesAndValues[index], namesAndValues[index + 1]);
        }
        return all.entrySet().stream()
                .filter(claim -> !claim.getValue().isEmpty())
                .map(claim -> "\"" + claim.getKey() + "\":" + claim.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }
}
