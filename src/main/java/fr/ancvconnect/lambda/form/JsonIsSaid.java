package fr.ancvconnect.lambda.form;

import fr.ancvconnect.app.ProblemCode;
import fr.ancvconnect.lambda.problem.ProblemException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

/** A body without a type that can be read is not taken for JSON; the framework itself refuses another type only. */
@Provider
@TakesJson
public class JsonIsSaid implements ContainerRequestFilter {

    @Override
    public void filter(ContainerRequestContext request) {
        if (SaidType.of(request::getMediaType).isEmpty()) {
            throw ProblemException.of(ProblemCode.UNSUPPORTED_MEDIA_TYPE);
        }
    }
}
