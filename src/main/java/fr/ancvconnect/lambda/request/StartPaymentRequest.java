package fr.ancvconnect.lambda.request;

import fr.ancvconnect.app.ProblemCode;
import fr.ancvconnect.domain.Beneficiary;
import fr.ancvconnect.domain.Money;
import fr.ancvconnect.domain.payment.IdempotencyKey;
import fr.ancvconnect.lambda.problem.FieldFault;
import fr.ancvconnect.lambda.problem.ProblemException;
import java.util.Optional;

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
        Optional<Beneficiary> beneficiary =
                form.required(BENEFICIARY, form.text(BENEFICIARY)).flatMap(text -> beneficiary(form, text));
        IdempotencyKey named = key.filter(IdempotencyKey::isWellFormed)
                .map(IdempotencyKey::new)
                .orElseThrow(() -> ProblemException.of(ProblemCode.MISSING_IDEMPOTENCY_KEY));
        form.check();
        return new StartPaymentRequest(named, amount.orElseThrow(), beneficiary.orElseThrow());
    }

    private static Optional<Beneficiary> beneficiary(JsonObjectReader form, String text) {
        Optional<Beneficiary> found = Beneficiary.parse(text);
        if (found.isEmpty()) {
            form.fault(BENEFICIARY, FieldFault.BENEFICIARY_FORM);
        }
        return found;
    }
}
