package fr.ancvconnect.local.token;

import fr.ancvconnect.local.LocalSettings;
import fr.ancvconnect.local.TokenKeys;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Signs tokens in place of the booking platform's identity provider. */
@Singleton
final class LocalTokenIssuer {

    private final LocalSettings settings;
    private final InstantSource clock;
    private final String issuer;
    private final String audiences;

    LocalTokenIssuer(
            LocalSettings settings,
            InstantSource clock,
            @ConfigProperty(name = "mp.jwt.verify.issuer") String issuer,
            @ConfigProperty(name = "mp.jwt.verify.audiences") String audiences) {
        this.settings = settings;
        this.clock = clock;
        this.issuer = issuer;
        this.audiences = audiences;
    }

    String token(TokenRequest request) {
        Instant now = clock.instant();
        Instant expiry = now.plus(request.life());
        JwtClaimsBuilder claims = Jwt.issuer(issuer)
                .audience(audiences())
                .subject("local-" + request.role())
                .groups(request.role())
                // An expired token needs an issue time before its expiry.
                .issuedAt(expiry.isBefore(now) ? expiry.minusSeconds(1) : now)
                .expiresAt(expiry);
        if (!request.establishments().isEmpty()) {
            claims.claim("establishments", request.establishments());
        }
        request.folder().ifPresent(folder -> claims.claim("folder", folder));
        return claims.sign(TokenKeys.in(settings.dataDir()).privateKey());
    }

    private Set<String> audiences() {
        return Arrays.stream(audiences.split(",")).map(String::strip).collect(Collectors.toSet());
    }
}
