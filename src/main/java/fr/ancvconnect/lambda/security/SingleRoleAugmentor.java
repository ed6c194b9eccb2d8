package fr.ancvconnect.lambda.security;

import fr.ancvconnect.app.Caller;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Reduces an identity to its one role. A token with no role, with several roles, or of a guest without a folder gets no
 * role, so every call that requires one is forbidden.
 */
@Singleton
public final class SingleRoleAugmentor implements SecurityIdentityAugmentor {

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        return Uni.createFrom().item(identity.isAnonymous() ? identity : reduced(identity));
    }

    private static SecurityIdentity reduced(SecurityIdentity identity) {
        var reduced = QuarkusSecurityIdentity.builder()
                .setPrincipal(identity.getPrincipal())
                .addCredentials(identity.getCredentials())
                .addAttributes(identity.getAttributes());
        Optional<String> role = CallerReader.role(identity.getRoles());
        Optional<Caller> caller = role.flatMap(one -> identity.getPrincipal() instanceof JsonWebToken token
                ? CallerReader.read(one, token)
                : Optional.empty());
        caller.ifPresent(found -> reduced.addRole(role.orElseThrow()).addAttribute(CurrentCaller.ATTRIBUTE, found));
        return reduced.build();
    }
}
