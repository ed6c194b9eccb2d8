package fr.ancvconnect.contract.fuzz;

import static java.util.stream.Collectors.joining;

import fr.ancvconnect.contract.fuzz.ApiDocument.Operation;
import fr.ancvconnect.local.SignedTokens;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Generates the {@code Authorization} header of a request: each role, another tenant, and tokens that are not valid. */
record Tokens(FuzzRandom random, String issuer, FuzzData data, long now, Map<String, String> signed) {

    private static final long HOUR = 3_600;
    private static final String AUDIENCE = "\"ancv-connect\"";
    private static final List<String> ROLES = List.of("platform", "establishment", "guest");

    /** A value of each JSON type, at and beyond the limits of a token. */
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "false",
            "0",
            "-1",
            "1.5",
            "1e400",
            "99999999999",
            "9223372036854775808",
            "\"\"",
            "\" \"",
            "\"x\"",
            "\"platform\"",
            "\"..\"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"" + "x".repeat(5_000) + "\"",
            "[]",
            "[null]",
            "[1]",
            "[\"platform\"]",
            "[[\"platform\"]]",
            "[\"platform\",\"guest\"]",
            "[\"establishment\",1]",
            "{}",
            "{\"platform\":1}",
            "{\"groups\":[\"platform\"]}",
            "[".repeat(2_000) + "]".repeat(2_000));

    private static final List<String> CLAIMS =
            List.of(("groups groups establishments establishments folder folder iss aud exp nbf iat "
                            + "sub jti upn preferred_username azp scope roleMappings raw_token address cnf sub_jwk auth_time "
                            + "updated_at acr amr typ x")
                    .split(" "));

    private static final List<String> HEADERS = List.of(
            "{\"alg\":\"none\"}",
            "{\"alg\":\"HS256\"}",
            "{\"alg\":\"ES256\"}",
            "{\"alg\":1}",
            "{}",
            "[]",
            "{",
            "{\"alg\":\"RS256\",\"crit\":[\"x\"]}");

    private static final List<String> NO_TOKENS = List.of(
            "",
            "Bearer",
            "Bearer ",
            "Bearer a.b.c",
            "Bearer ...",
            "Bearer null",
            "Basic eDp5",
            "bearer",
            "é",
            "Bearer x y",
            "Bearer a,Bearer b",
            "Bearer " + "x".repeat(20_000));

    /** The tokens of a round. Each is signed once, because a signature takes longer than a request. */
    static Tokens of(FuzzRandom random, String issuer, FuzzData data) {
        return new Tokens(random, issuer, data, Instant.now().getEpochSecond(), new HashMap<>());
    }

    /** What the token allows. */
    enum Access {
        /** A role of the operation, and the resources of the path are its own. */
        ALLOWED,
        /** A role of the operation, but of another tenant. */
        FOREIGN,
        /** A valid token without a role of the operation. */
        WRONG_ROLE,
        /** 401 whatever else the request is. */
        NOT_VALID,
        /** A claim has a value that can be valid or not. */
        UNKNOWN
    }

    /**
     * An {@code Authorization} header.
     *
     * @param header      empty if it is not sent
     * @param description the claims, because the token itself expires and does not belong into a log
     */
    record Token(Optional<String> header, Access access, String role, String description) {}

    /** A token that may make the call. The folder is the one of the path, or empty. */
    Token allowed(Operation operation, Optional<String> folder) {
        List<String> roles = ROLES.stream()
                .filter(role -> operation.roles().contains(role))
                .filter(role -> !role.equals("guest") || folder.isPresent())
                .toList();
        return roles.isEmpty() ? withoutToken(Access.ALLOWED) : token(random.of(roles), folder, false, Access.ALLOWED);
    }

    /** A token that may not make the call, or whose claims have unusual values. */
    Token other(Operation operation, Optional<String> folder) {
        return switch (random.between(0, 7)) {
            case 0 -> withoutToken(Access.NOT_VALID);
            case 1 -> {
                String header = random.of(NO_TOKENS);
                yield new Token(Optional.of(header), Access.NOT_VALID, "", header);
            }
            case 2 -> wronglySigned(operation, folder);
            case 3 -> withoutRole(operation, folder);
            case 4, 5 -> foreign(operation, folder);
            default -> withClaim(operation, folder);
        };
    }

    private static Token withoutToken(Access access) {
        return new Token(Optional.empty(), access, "", "none");
    }

    private Token wronglySigned(Operation operation, Optional<String> folder) {
        String claims = json(claims(role(operation), folder, false));
        String header = random.of(HEADERS);
        String token = switch (random.between(0, 2)) {
            case 0 -> SignedTokens.unsigned(random.percent(50) ? SignedTokens.RS256 : header, claims);
            case 1 -> SignedTokens.signedWithPublicKey(random.percent(50) ? SignedTokens.RS256 : header, claims);
            default -> SignedTokens.of(header, claims);
        };
        return new Token(Optional.of("Bearer " + token), Access.NOT_VALID, "", header + "." + claims);
    }

    private Token withoutRole(Operation operation, Optional<String> folder) {
        List<String> groups = ROLES.stream()
                .filter(role -> !operation.roles().contains(role))
                .map(role -> "[\"" + role + "\"]")
                .toList();
        Map<String, String> claims = claims("platform", folder, false);
        claims.put(
                "groups",
                groups.isEmpty() || random.percent(50)
                        ? random.of(List.of("[]", "[\"other\"]", "[\"platform\",\"guest\"]", "[\"Platform\"]", "null"))
                        : random.of(groups));
        return signed(claims, Access.WRONG_ROLE, "");
    }

    /** The platform has no other tenant. Its own operations have no foreign caller. */
    private Token foreign(Operation operation, Optional<String> folder) {
        List<String> roles = ROLES.stream()
                .filter(role -> operation.roles().contains(role) && !role.equals("platform"))
                .filter(role -> !role.equals("guest") || folder.isPresent())
                .toList();
        return roles.isEmpty() ? withoutRole(operation, folder) : token(random.of(roles), folder, true, Access.FOREIGN);
    }

    private Token withClaim(Operation operation, Optional<String> folder) {
        Map<String, String> claims = claims(role(operation), folder, false);
        String name = random.of(CLAIMS);
        claims.put(name, random.of(VALUES));
        if (random.percent(10)) {
            claims.remove(name);
        }
        boolean expired = random.percent(10);
        if (expired) {
            claims.put("exp", String.valueOf(now - HOUR));
        }
        return signed(claims, expired ? Access.NOT_VALID : Access.UNKNOWN, "");
    }

    private String role(Operation operation) {
        return random.of(operation.isSecured() ? List.copyOf(operation.roles()) : ROLES);
    }

    private Token token(String role, Optional<String> folder, boolean foreign, Access access) {
        return signed(claims(role, folder, foreign), access, role);
    }

    private Token signed(Map<String, String> claims, Access access, String role) {
        String json = json(claims);
        String token = signed.computeIfAbsent(json, text -> SignedTokens.of(SignedTokens.RS256, text));
        return new Token(Optional.of("Bearer " + token), access, role, json);
    }

    private Map<String, String> claims(String role, Optional<String> folder, boolean foreign) {
        var claims = new LinkedHashMap<String, String>();
        claims.put("iss", "\"" + issuer + "\"");
        claims.put("aud", AUDIENCE);
        claims.put("sub", "\"somebody\"");
        claims.put("iat", String.valueOf(now));
        claims.put("exp", String.valueOf(now + HOUR));
        claims.put("groups", "[\"" + role + "\"]");
        if (role.equals("establishment")) {
            claims.put(
                    "establishments",
                    foreign ? list(List.of(data.foreignEstablishment())) : list(data.ownEstablishments()));
        }
        if (role.equals("guest")) {
            claims.put("folder", "\"" + (foreign ? data.foreignFolder() : folder.orElse("none")) + "\"");
        }
        return claims;
    }

    private static String list(List<String> ids) {
        return ids.stream().map(id -> "\"" + id + "\"").collect(joining(",", "[", "]"));
    }

    private static String json(Map<String, String> claims) {
        return claims.entrySet().stream()
                .map(claim -> "\"" + claim.getKey() + "\":" + claim.getValue())
                .collect(joining(",", "{", "}"));
    }
}
