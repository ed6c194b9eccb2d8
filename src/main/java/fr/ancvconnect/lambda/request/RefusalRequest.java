package fr.ancvconnect.lambda.request;

import fr.ancvconnect.app.ProblemCode;
import fr.ancvconnect.domain.payment.Reason;
import fr.ancvconnect.lambda.problem.ProblemException;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;

/** Why a payment is refused; nobody has to say. */
public final class RefusalRequest {

    private RefusalRequest() {
    }

    /** The reason in the establishment's words; none where there is no body, no such field, or nothing in it. */
    public static Optional<Reason> reason(Optional<MediaType> type, byte[] body) {
        if (RequestBody.bounded(body).length == 0) {
            return Optional.empty();
        }
        if (type.filter(MediaType.APPLICATION_JSON_TYPE::isCompatible).isEmpty()) {
            throw ProblemException.of(ProblemCode.UNSUPPORTED_MEDIA_TYPE);
        }
        JsonObjectReader form = RequestBody.form(body);
        Optional<String> words = FieldReaders.words(form, "reason");
        form.check();
        return words.map(Reason::words);
    }
}
