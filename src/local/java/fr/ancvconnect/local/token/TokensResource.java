package fr.ancvconnect.local.token;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;

/** Issues any token to any caller on this machine, without authentication. */
@Path("/local/tokens")
public class TokensResource {

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final int MALFORMED = 400;
    private static final int INVALID = 422;

    private final LocalTokenIssuer tokens;

    TokensResource(LocalTokenIssuer tokens) {
        this.tokens = tokens;
    }

    /** Issues a token for the role in the body. Parses the body itself, so that its own problem responses report errors. */
    @POST
    @PermitAll
    @Consumes(MediaType.WILDCARD)
    public Response token(String body) {
        try {
            JsonNode request = JSON.readTree(body);
            return request.isObject()
                    ? response(
                            200, MediaType.APPLICATION_JSON, Map.of("token", tokens.token(TokenRequest.read(request))))
                    : problem(MALFORMED, "malformed-request", List.of());
        } catch (JsonProcessingException _) {
            return problem(MALFORMED, "malformed-request", List.of());
        } catch (TokenRequest.InvalidField e) {
            return problem(
                    INVALID, "validation-failed", List.of(Map.of("field", e.field(), "message", e.getMessage())));
        }
    }

    private static Response problem(int status, String code, List<Map<String, String>> errors) {
        return response(
                status,
                "application/problem+json",
                Map.of(
                        "type",
                        "/problems/" + code,
                        "title",
                        code,
                        "status",
                        status,
                        "detail",
                        "POST /local/tokens",
                        "instance",
                        "/local/tokens",
                        "code",
                        code,
                        "errors",
                        errors));
    }

    private static Response response(int status, String type, Object body) {
        return Response.status(status)
                .type(type)
                .entity(JSON.valueToTree(body).toString())
                .build();
    }
}
