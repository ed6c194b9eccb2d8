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
 * Leaves a token its one role, and nothing to a token that has none, several, or a guest's without a folder: every
 * call is then forbidden.
 */
@Singleton
public final class SingleRoleAugmentor implements SecurityIdentityAugmentor {

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        return Uni.createFrom().item(identity.isAnonymous() ? identity : reduced(identity));
    }

    private static SecurityIdentity reduced(SecurityIdentity identity) {
        var reduced = QuarkusSecurityIdentity.builder().setPrincipal(identity.getPrincipal())
                .addCredentials(identity.getCredentials()).addAttributes(identity.getAttributes());
        Optional<String> role = CallerReader.role(identity.getRoles());
        Optional<Caller> caller = role.flatMap(one -> identity.getPrincipal() instanceof JsonWebToken token
                ? CallerReader.read(one, token) : Optional.empty());
        caller.ifPresent(found -> reduced.addRole(role.orElseThrow()).addAttribute(CurrentCaller.ATTRIBUTE, found));
        return reduced.build();
    }
}
