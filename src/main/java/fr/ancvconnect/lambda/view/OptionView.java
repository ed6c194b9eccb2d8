package fr.ancvconnect.lambda.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.ancvconnect.domain.establishment.AncvOption;
import fr.ancvconnect.domain.establishment.Establishment;
import fr.ancvconnect.domain.establishment.Offer;
import fr.ancvconnect.domain.establishment.Requirements;
import fr.ancvconnect.lambda.problem.RequirementView;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;

/** The option "ANCV Connect" of an establishment; without an ANCV ID while it is off. */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.ALWAYS)
public record OptionView(String status, String ancvId, Instant activatedAt, boolean eligible,
                         boolean offeredInBookingEngine, List<RequirementView> requirements) {

    /** The option of an establishment. */
    public static OptionView of(Establishment establishment) {
        return switch (establishment.option()) {
            case AncvOption.Active active -> of("ACTIVE", active.id().value(), active.activatedAt(), establishment);
            case AncvOption.Inactive _ -> of("INACTIVE", null, null, establishment);
        };
    }

    private static OptionView of(String status, String ancvId, Instant activatedAt, Establishment establishment) {
        Requirements requirements = Requirements.of(establishment);
        return new OptionView(status, ancvId, activatedAt, requirements.eligible(), Offer.inBookingEngine(establishment),
                RequirementView.of(requirements));
    }
}
