package fr.ancvconnect.lambda.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.ancvconnect.domain.establishment.Requirements;
import fr.ancvconnect.domain.establishment.Requirements.Requirement;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One requirement of ANCV Connect.
 *
 * @param met null if ANCV was never called for the contract
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.ALWAYS)
public record RequirementView(String code, @Nullable Boolean met) {

    /** All requirements, in the contract's order. */
    public static List<RequirementView> of(Requirements requirements) {
        return requirements.all().stream().map(RequirementView::of).toList();
    }

    private static RequirementView of(Requirement requirement) {
        return new RequirementView(requirement.code().name(), requirement.met().orElse(null));
    }
}
