package fr.ancvconnect.lambda.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A problem document (RFC 9457).
 *
 * @param errors        only if the validation failed
 * @param requirements  only if requirements are not met
 * @param minimumAmount only if the amount is below the minimum
 * @param linkStatus    only if the payment link is over
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProblemDocument(
        String type,
        String title,
        int status,
        String detail,
        String instance,
        String code,
        @Nullable List<Field> errors,
        @Nullable List<RequirementView> requirements,
        @Nullable MoneyView minimumAmount,
        @Nullable String linkStatus) {

    /** The media type of a problem document. */
    public static final String MEDIA_TYPE = "application/problem+json";

    /** A field that is not valid. */
    @RegisterForReflection
    public record Field(String field, String message) {}
}
