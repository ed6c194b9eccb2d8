package fr.ancvconnect.lambda.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.ancvconnect.app.Caller;
import fr.ancvconnect.domain.EstablishmentId;
import fr.ancvconnect.domain.FolderId;
import fr.ancvconnect.local.SignedTokens;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.ParseException;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Tokens as the identity providers of docs/integrate.md issue them, with the claims that they add on their own. */
class IssuerTokensTest {

    private static final String ISSUER = "https://login.booking.example/realms/booking";
    private static final String KEYCLOAK = """
            {"exp":%EXPIRY%,"iat":%NOW%,"jti":"trrtcc:0c1d","iss":"%ISSUER%","aud":["ancv-connect","account"],
             "sub":"f2a4","typ":"Bearer","azp":"booking-server","acr":"1","allowed-origins":["https://booking.example"],
             "realm_access":{"roles":["offline_access","default-roles-booking"]},
             "resource_access":{"account":{"roles":["view-profile"]}},"scope":"email profile",
             "email_verified":false,"clientHost":"192.0.2.7","preferred_username":"service-account-booking-server",%CLAIMS%}
            """;
    private static final String COGNITO_ID = """
            {"sub":"f2a4","cognito:groups":["eu-west-3_abc_Google"],"email_verified":true,"iss":"%ISSUER%",
             "cognito:username":"f2a4","origin_jti":"1","aud":"ancv-connect","event_id":"2","token_use":"id",
             "auth_time":%NOW%,"exp":%EXPIRY%,"iat":%NOW%,"jti":"3",%CLAIMS%}
            """;
    private static final String COGNITO_ACCESS = """
            {"sub":"f2a4","iss":"%ISSUER%","version":2,"client_id":"ancv-connect","token_use":"access","scope":"openid",
             "auth_time":%NOW%,"exp":%EXPIRY%,"iat":%NOW%,"jti":"3","username":"f2a4",%CLAIMS%}
            """;
    private static final String PLATFORM = "\"groups\":[\"platform\"]";
    private static final String ESTABLISHMENT =
            "\"groups\":[\"establishment\"],\"establishments\":[\"camping-des-pins\",\"hotel-du-port\"]";
    private static final String GUEST = "\"groups\":[\"guest\"],\"folder\":\"stay-2041\"";

    private static KeyServer keyServer;

    private final TokenParser parser = new TokenParser(new TokenVerifier(), InstantSource.system());

    @BeforeAll
    static void start_key_server() throws IOException {
        keyServer = new KeyServer();
    }

    @AfterAll
    static void stop_key_server() {
        keyServer.close();
    }

    @Test
    void a_keycloak_token_of_each_role_has_a_caller() throws ParseException {
        assertThat(caller(KEYCLOAK, PLATFORM)).contains(new Caller.Platform());
        assertThat(caller(KEYCLOAK, ESTABLISHMENT))
                .contains(new Caller.Establishments(
                        Set.of(new EstablishmentId("camping-des-pins"), new EstablishmentId("hotel-du-port"))));
        assertThat(caller(KEYCLOAK, GUEST)).contains(new Caller.Guest(new FolderId("stay-2041")));
    }

    @Test
    void an_id_token_of_cognito_has_a_caller() throws ParseException {
        assertThat(caller(COGNITO_ID, ESTABLISHMENT)).isPresent();
    }

    @Test
    void an_access_token_of_cognito_is_invalid_without_an_audience() throws ParseException {
        assertThatThrownBy(() -> caller(COGNITO_ACCESS, PLATFORM)).isInstanceOf(ParseException.class);
        assertThat(caller(COGNITO_ACCESS, PLATFORM + ",\"aud\":\"ancv-connect\""))
                .contains(new Caller.Platform());
    }

    @Test
    void a_token_for_another_audience_or_of_another_issuer_is_invalid() {
        assertThatThrownBy(() -> caller(COGNITO_ID.replace("\"ancv-connect\"", "\"another\""), PLATFORM))
                .isInstanceOf(ParseException.class);
        assertThatThrownBy(() -> caller(KEYCLOAK.replace("%ISSUER%", ISSUER + "/"), PLATFORM))
                .isInstanceOf(ParseException.class);
    }

    @Test
    void a_claim_of_the_wrong_type_gives_no_caller() throws ParseException {
        assertThat(caller(KEYCLOAK, "\"groups\":\"platform\"")).isEmpty();
        assertThat(caller(KEYCLOAK, "\"groups\":[\"platform\",\"guest\"],\"folder\":\"stay-2041\""))
                .isEmpty();
        assertThat(caller(KEYCLOAK, "\"groups\":[\"guest\"],\"folder\":[\"stay-2041\"]"))
                .isEmpty();
        assertThat(caller(KEYCLOAK, "\"cognito:groups\":[\"platform\"]")).isEmpty();
    }

    private Optional<Caller> caller(String shape, String claims) throws ParseException {
        long now = Instant.now().getEpochSecond();
        String document = shape.replace("%CLAIMS%", claims)
                .replace("%ISSUER%", ISSUER)
                .replace("%NOW%", Long.toString(now))
                .replace("%EXPIRY%", Long.toString(now + 900));
        String token = SignedTokens.of("{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"k1\"}", document);
        return ((TokenPrincipal) parser.parse(token, rules())).caller();
    }

    private static JWTAuthContextInfo rules() {
        JWTAuthContextInfo rules = keyServer.rules(ISSUER);
        rules.setExpectedAudience(Set.of("ancv-connect"));
        return rules;
    }
}
