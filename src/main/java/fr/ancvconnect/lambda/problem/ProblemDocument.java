package fr.ancvconnect.lambda.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/**
 * A problem as RFC 9457 writes it.
 *
 * @param errors        only where the validation failed
 * @param requirements  only where requirements are not met
 * @param minimumAmount only where the amount is below it
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProblemDocument(String type, String title, int status, String detail, String instance, String code,
                          List<Field> errors, List<RequirementView> requirements, MoneyView minimumAmount) {

    /** The media type of a problem. */
    public static final String MEDIA_TYPE = "application/problem+json";

    /** A field that is not as it should be. */
    @RegisterForReflection
    public record Field(String field, String message) {
    }
}
