package fr.ancvconnect.lambda.form;

import fr.ancvconnect.domain.payment.Reason;
import fr.ancvconnect.domain.payment.Resolution;
import java.util.Optional;

/** How the platform resolves a payment that needs attention; the reason is in its own words. */
public record ResolutionForm(Resolution action, Optional<Reason> reason) {

    /** Reads it. */
    public static ResolutionForm read(byte[] body) {
        Form form = Body.form(body);
        var action = Fields.oneOf(form, "action", Resolution.values());
        Optional<String> words = Fields.words(form, "reason");
        form.check();
        return new ResolutionForm(action.orElseThrow(), words.map(Reason::words));
    }
}
