package fr.ancvconnect.lambda.request;

import fr.ancvconnect.app.ProblemCode;
import fr.ancvconnect.lambda.problem.ProblemException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

/** Rejects a body without a readable {@code Content-Type}. The framework itself rejects only other media types. */
@Provider
@ConsumesJson
public class ContentTypeFilter implements ContainerRequestFilter {

    @Override
    public void filter(ContainerRequestContext request) {
        if (ContentType.of(request::getMediaType).isEmpty()) {
            throw ProblemException.of(ProblemCode.UNSUPPORTED_MEDIA_TYPE);
        }
    }
}
