package fr.ancvconnect.lambda.request;

import fr.ancvconnect.app.link.CreatePaymentLink.RequestedTerms;
import fr.ancvconnect.domain.Beneficiary;
import fr.ancvconnect.domain.FolderId;
import fr.ancvconnect.domain.Money;
import fr.ancvconnect.domain.link.LinkTerms.LinkLanguage;
import fr.ancvconnect.domain.payment.IdempotencyKey;
import fr.ancvconnect.domain.payment.PaymentLinkId;
import fr.ancvconnect.lambda.problem.FieldFault;
import fr.ancvconnect.lambda.request.PaymentRequests.StartPaymentRequest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The requests about payment links. */
public final class PaymentLinkRequests {

    private PaymentLinkRequests() {}

    /** A request to create a link. All fields of the body are optional. */
    public record CreateLinkRequest(IdempotencyKey key, RequestedTerms terms) {

        private static final String LOCALE = "locale";

        /**
         * Reads and validates the request.
         *
         * @param key   the value of the {@code Idempotency-Key} header; empty if it is missing
         * @param hosts the allowed hosts of {@code returnUrl}
         */
        public static CreateLinkRequest read(Optional<String> key, byte[] body, ReturnHosts hosts) {
            JsonObjectReader form = RequestBody.form(body);
            var terms = new RequestedTerms(
                    FieldReaders.optionalMoney(form, "amount"),
                    FieldReaders.instant(form, "validUntil"),
                    returnUrl(form, hosts),
                    form.text(LOCALE).flatMap(tag -> language(form, tag)));
            IdempotencyKey named = StartPaymentRequest.key(key);
            form.check();
            return new CreateLinkRequest(named, terms);
        }

        private static Optional<String> returnUrl(JsonObjectReader form, ReturnHosts hosts) {
            Optional<String> text = form.text("returnUrl");
            Optional<String> allowed = text.filter(hosts::allow);
            if (allowed.isEmpty() && text.isPresent()) {
                form.fault("returnUrl", FieldFault.RETURN_URL_FORM);
            }
            return allowed;
        }

        private static Optional<LinkLanguage> language(JsonObjectReader form, String tag) {
            Optional<LinkLanguage> found = Stream.of(LinkLanguage.values())
                    .filter(language -> language.tag().equals(tag))
                    .findFirst();
            if (found.isEmpty()) {
                form.fault(LOCALE, FieldFault.UNKNOWN_VALUE);
            }
            return found;
        }
    }

    /**
     * A request to start a payment through a link.
     *
     * @param amount empty for what the link leaves to pay
     */
    public record StartLinkPaymentRequest(IdempotencyKey key, Optional<Money> amount, Beneficiary beneficiary) {

        /**
         * Reads and validates the request.
         *
         * @param key the value of the {@code Idempotency-Key} header; empty if it is missing
         */
        public static StartLinkPaymentRequest read(Optional<String> key, byte[] body) {
            JsonObjectReader form = RequestBody.form(body);
            Optional<Money> amount = FieldReaders.optionalMoney(form, "amount");
            Optional<Beneficiary> beneficiary = StartPaymentRequest.beneficiary(form);
            IdempotencyKey named = StartPaymentRequest.key(key);
            form.check();
            return new StartLinkPaymentRequest(named, amount, beneficiary.orElseThrow());
        }
    }

    /** The position in a folder's list of links after which the next page begins. It is valid for that folder only. */
    public record LinkCursor(FolderId folder, PaymentLinkId last) {

        private static final String KIND = "payment-links";
        private static final int LINES = 3;

        /** The cursor as clients receive it. */
        public String encoded() {
            return OpaqueToken.of(KIND, folder.value(), last.value());
        }

        /** Decodes a cursor; empty if it does not belong to this folder or is not in its canonical encoding. */
        public static Optional<LinkCursor> decode(String encoded, FolderId folder) {
            List<String> lines = OpaqueToken.lines(encoded);
            boolean isOurs = lines.size() == LINES
                    && lines.get(0).equals(KIND)
                    && lines.get(1).equals(folder.value())
                    && PaymentLinkId.isWellFormed(lines.get(2));
            return isOurs
                    ? Optional.of(new LinkCursor(folder, new PaymentLinkId(lines.get(2))))
                            .filter(cursor -> cursor.encoded().equals(encoded))
                    : Optional.empty();
        }
    }
}
