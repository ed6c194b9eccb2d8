package fr.ancvconnect.lambda.request;

import fr.ancvconnect.domain.payment.Reason;
import fr.ancvconnect.domain.payment.decision.Resolution;
import java.util.Optional;

/** The platform's resolution of a payment that needs attention, with an optional free-text reason. */
public record ResolutionRequest(Resolution action, Optional<Reason> reason) {

    /** Reads and validates the body. */
    public static ResolutionRequest read(byte[] body) {
        JsonObjectReader form = RequestBody.form(body);
        var action = FieldReaders.oneOf(form, "action", Resolution.values());
        Optional<String> text = FieldReaders.freeText(form, "reason");
        form.check();
        return new ResolutionRequest(action.orElseThrow(), text.map(Reason::freeText));
    }
}
