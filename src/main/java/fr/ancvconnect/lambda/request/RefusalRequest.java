package fr.ancvconnect.lambda.request;

import fr.ancvconnect.app.ProblemCode;
import fr.ancvconnect.domain.payment.Reason;
import fr.ancvconnect.lambda.problem.ProblemException;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;

/** Reads the optional reason of a refusal. */
public final class RefusalRequest {

    private RefusalRequest() {}

    /** The reason as the establishment wrote it; empty without a body, without the field, or if the field is blank. */
    public static Optional<Reason> reason(Optional<MediaType> type, byte[] body) {
        if (RequestBody.bounded(body).length == 0) {
            return Optional.empty();
        }
        if (type.filter(MediaType.APPLICATION_JSON_TYPE::isCompatible).isEmpty()) {
            throw ProblemException.of(ProblemCode.UNSUPPORTED_MEDIA_TYPE);
        }
        JsonObjectReader form = RequestBody.form(body);
        Optional<String> text = FieldReaders.freeText(form, "reason");
        form.check();
        return text.map(Reason::freeText);
    }
}
