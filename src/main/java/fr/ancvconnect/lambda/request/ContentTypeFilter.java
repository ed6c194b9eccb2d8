package fr.ancvconnect.lambda.request;

import fr.ancvconnect.app.ProblemCode;
import fr.ancvconnect.lambda.problem.ProblemException;
import jakarta.ws.rs.NameBinding;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Optional;
import java.util.function.Supplier;

/** Rejects a body without a readable {@code Content-Type}. The framework itself rejects only other media types. */
@Provider
@ContentTypeFilter.ConsumesJson
public class ContentTypeFilter implements ContainerRequestFilter {

    @Override
    public void filter(ContainerRequestContext request) {
        if (ContentType.of(request::getMediaType).isEmpty()) {
            throw ProblemException.of(ProblemCode.UNSUPPORTED_MEDIA_TYPE);
        }
    }

    /** Marks a call whose body must be JSON with a matching {@code Content-Type}. */
    @NameBinding
    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.METHOD, ElementType.TYPE})
    public @interface ConsumesJson {}

    /** Reads the {@code Content-Type} of a request. */
    public static final class ContentType {

        private ContentType() {}

        /** The media type in the header; empty if it is missing, cannot be parsed, or is a range of types. */
        public static Optional<MediaType> of(Supplier<MediaType> header) {
            try {
                return Optional.ofNullable(header.get())
                        .filter(type -> !type.isWildcardType() && !type.isWildcardSubtype());
            } catch (IllegalArgumentException _) {
                return Optional.empty();
            }
        }
    }
}
