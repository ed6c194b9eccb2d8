package fr.ancvconnect.lambda.request;

import fr.ancvconnect.app.ProblemCode;
import fr.ancvconnect.domain.Beneficiary;
import fr.ancvconnect.domain.Money;
import fr.ancvconnect.domain.payment.IdempotencyKey;
import fr.ancvconnect.domain.payment.Reason;
import fr.ancvconnect.domain.payment.decision.Resolution;
import fr.ancvconnect.lambda.problem.FieldFault;
import fr.ancvconnect.lambda.problem.ProblemException;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;

/** The bodies of requests about a payment: its start, its refusal, its resolution. */
public final class PaymentRequests {

    private PaymentRequests() {}

    /** A request to start a payment. */
    public record StartPaymentRequest(IdempotencyKey key, Money amount, Beneficiary beneficiary) {

        private static final String BENEFICIARY = "beneficiary";

        /**
         * Reads and validates the request.
         *
         * @param key the value of the {@code Idempotency-Key} header; empty if it is missing
         */
        public static StartPaymentRequest read(Optional<String> key, byte[] body) {
            JsonObjectReader form = RequestBody.form(body);
            Optional<Money> amount = FieldReaders.money(form, "amount");
            Optional<Beneficiary> beneficiary = beneficiary(form);
            IdempotencyKey named = key(key);
            form.check();
            return new StartPaymentRequest(named, amount.orElseThrow(), beneficiary.orElseThrow());
        }

        /** The value of the {@code Idempotency-Key} header, or {@code MISSING_IDEMPOTENCY_KEY}. */
        static IdempotencyKey key(Optional<String> header) {
            return header.filter(IdempotencyKey::isWellFormed)
                    .map(IdempotencyKey::new)
                    .orElseThrow(() -> ProblemException.of(ProblemCode.MISSING_IDEMPOTENCY_KEY));
        }

        /** The required field {@code beneficiary}. */
        static Optional<Beneficiary> beneficiary(JsonObjectReader form) {
            return form.required(BENEFICIARY, form.text(BENEFICIARY)).flatMap(text -> beneficiary(form, text));
        }

        private static Optional<Beneficiary> beneficiary(JsonObjectReader form, String text) {
            Optional<Beneficiary> found = Beneficiary.parse(text);
            if (found.isEmpty()) {
                form.fault(BENEFICIARY, FieldFault.BENEFICIARY_FORM);
            }
            return found;
        }
    }

    /** Reads the optional reason of a refusal. */
    public static final class RefusalRequest {

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
}
