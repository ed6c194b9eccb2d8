package fr.ancvconnect.ancv;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.ancvconnect.app.ancv.AncvApi.NewTransaction;
import fr.ancvconnect.domain.Beneficiary;
import fr.ancvconnect.domain.Money;
import fr.ancvconnect.domain.ancv.AncvTransactionId;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Builds the four calls of ANCV's protocol: paths, bodies and sealed fields. */
final class AncvCalls {

    private static final String TRANSACTIONS = "/payment-transactions/";
    private static final int EURO = 978;
    private static final String CANCEL_REASON = "OTHER";

    private final String serviceProviderId;
    private final InstantSource clock;

    AncvCalls(String serviceProviderId, InstantSource clock) {
        this.serviceProviderId = serviceProviderId;
        this.clock = clock;
    }

    AncvCall create(NewTransaction transaction) {
        String shop = transaction.shop().value();
        String notification = transaction.notification().toString();
        ObjectNode body = dated();
        body.putObject("merchant").put("shopId", shop).put("serviceProviderId", serviceProviderId);
        body.putObject("order")
                .put("id", transaction.orderId())
                .put("paymentId", transaction.paymentId())
                .put("label", transaction.label())
                .set("amount", amount(transaction.amount()));
        body.putObject("paymentMethod").put("tspdMode", "001").put("captureMode", "NORMAL");
        body.putObject("redirectUrls").put("returnUrl", notification).put("cancelUrl", notification);
        return new AncvCall(
                "create",
                TRANSACTIONS,
                Optional.of(body),
                List.of(
                        shop,
                        serviceProviderId,
                        transaction.orderId(),
                        transaction.paymentId(),
                        cents(transaction.amount())),
                Optional.empty());
    }

    AncvCall payer(AncvTransactionId id, Beneficiary beneficiary, Money amount) {
        ObjectNode body = dated();
        body.putObject("payer").put("beneficiaryId", beneficiary.value()).set("amount", amount(amount));
        return new AncvCall(
                "payer",
                path(id) + "payer/",
                Optional.of(body),
                List.of(id.value(), beneficiary.value(), cents(amount)),
                Optional.of(id));
    }

    AncvCall read(AncvTransactionId id) {
        return new AncvCall("read", path(id), Optional.empty(), List.of(id.value()), Optional.of(id));
    }

    AncvCall cancel(AncvTransactionId id) {
        return new AncvCall(
                "cancel",
                path(id) + "cancellation/",
                Optional.of(dated().put("reason", CANCEL_REASON)),
                List.of(id.value(), CANCEL_REASON),
                Optional.of(id));
    }

    private ObjectNode dated() {
        return JsonNodeFactory.instance.objectNode().put("requestDate", AncvDates.write(clock.instant()));
    }

    private static String path(AncvTransactionId id) {
        return TRANSACTIONS + id.value() + "/";
    }

    private static ObjectNode amount(Money amount) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("total", amount.cents())
                .put("currency", EURO);
    }

    private static String cents(Money amount) {
        return Long.toString(amount.cents());
    }

    /**
     * One call, as it is sent.
     *
     * @param name   for the log, which contains nothing else of the call
     * @param path   after the base URL
     * @param body   empty for a read
     * @param sealed the sealed fields, in the order of the protocol
     * @param about  the transaction that the response must be about, empty for a creation
     */
    record AncvCall(
            String name,
            String path,
            Optional<ObjectNode> body,
            List<String> sealed,
            Optional<AncvTransactionId> about) {

        @Override
        public String toString() {
            return name;
        }
    }
}
