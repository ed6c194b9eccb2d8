package fr.ancvconnect.local.simulator.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.ancvconnect.local.simulator.http.SimulatorResponse.ImmediateResponse;
import fr.ancvconnect.local.simulator.http.StrictJson;
import fr.ancvconnect.local.simulator.http.WireAmount;
import fr.ancvconnect.local.simulator.model.Transaction;
import fr.ancvconnect.local.simulator.model.Transaction.Payer;
import fr.ancvconnect.local.simulator.protocol.AcquiringApi.CallResult;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/**
 * Writes ANCV's answers and notifications, with the known irregularities of its protocol: dates with an offset and a
 * varying number of fraction digits, numbers as strings, strings as numbers, and undocumented fields.
 */
public final class ProtocolDocuments {

    private static final String JSON = "application/json";
    private static final int OK = 200;
    private static final int SERVICE_UNAVAILABLE = 503;
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final DateTimeFormatter AS_MANY_DIGITS = DateTimeFormatter.ISO_OFFSET_DATE_TIME.withZone(PARIS);
    private static final DateTimeFormatter SIX_DIGITS = digits(6);
    private static final DateTimeFormatter SEVEN_DIGITS = digits(7);

    ImmediateResponse response(CallResult outcome, Instant now) {
        return switch (outcome) {
            case CallResult.Accepted(Transaction transaction) ->
                ImmediateResponse.of(OK, JSON, document(transaction, now));
            case CallResult.CallError(ErrorCode code, String message) -> failure(code, message);
            case CallResult.Overloaded(String message) ->
                failure(SERVICE_UNAVAILABLE, ErrorCode.INTERNAL_SERVER_ERROR, message);
        };
    }

    ImmediateResponse failure(ErrorCode code, String message) {
        return failure(code.status(), code, message);
    }

    private static ImmediateResponse failure(int status, ErrorCode code, String message) {
        ObjectNode body = StrictJson.object().put("errorCode", code.name()).put("errorMessage", message);
        return ImmediateResponse.of(status, JSON, StrictJson.bytes(body));
    }

    /** Writes the document of a transaction. It is the same in a success answer and in a notification. */
    public byte[] document(Transaction transaction, Instant now) {
        ObjectNode document = StrictJson.object().put("responseDate", SEVEN_DIGITS.format(now));
        document.putObject("applicationContext");
        return StrictJson.bytes(document.set("transaction", transaction(transaction)));
    }

    private static ObjectNode transaction(Transaction transaction) {
        ObjectNode body = StrictJson.object()
                .put("id", transaction.id())
                .put("state", transaction.state().name());
        transaction.subState().ifPresent(subState -> body.put("subState", subState));
        body.put("creationDate", AS_MANY_DIGITS.format(transaction.createdAt()))
                .put("updateDate", SIX_DIGITS.format(transaction.updatedAt()))
                .put("expirationDate", AS_MANY_DIGITS.format(transaction.expiresAt()))
                .put("acquisitionChannel", "ECOMMERCE");
        ObjectNode order = transaction.order().write();
        order.withObject("merchant")
                .put("shopId", Long.parseLong(transaction.order().shopId()));
        order.withObject("order")
                .withObject("amount")
                .put("currency", transaction.order().currency());
        body.setAll(order);
        var payers = body.putArray("payers");
        transaction.payer().map(ProtocolDocuments::payer).ifPresent(payers::add);
        return body;
    }

    private static JsonNode payer(Payer payer) {
        ObjectNode body = StrictJson.object().put("beneficiaryId", payer.beneficiaryId());
        body.set("amount", WireAmount.euro(payer.cents()).write());
        payer.authorization()
                .ifPresent(authorization -> body.putArray("authorizations")
                        .addObject()
                        .put("number", authorization.number())
                        .put("type", "CVCo")
                        .put("validationDate", SEVEN_DIGITS.format(authorization.validatedAt()))
                        .put("holder", payer.customer().masked())
                        .set("amount", WireAmount.euro(authorization.cents()).write()));
        return body;
    }

    private static DateTimeFormatter digits(int fraction) {
        return DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss." + "S".repeat(fraction) + "XXX")
                .withZone(PARIS);
    }
}
