package fr.ancvconnect.lambda;

import fr.ancvconnect.app.TooManyConflicts;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

/** A handler for tests only, which throws an exception. */
@Path("/broken")
public class FailingResource {

    @GET
    @PermitAll
    @Path("/{kind}")
    public String fail(@PathParam("kind") String kind) {
        throw kind.equals("stale") ? new TooManyConflicts() : new IllegalStateException("marie@exemple.fr was inside");
    }
}
