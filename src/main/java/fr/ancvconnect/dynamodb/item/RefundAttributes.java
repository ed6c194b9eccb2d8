package fr.ancvconnect.dynamodb.item;

import fr.ancvconnect.domain.payment.Reason;
import fr.ancvconnect.domain.payment.Refund;
import fr.ancvconnect.dynamodb.table.ItemReader;
import fr.ancvconnect.dynamodb.table.ItemWriter;
import java.util.Optional;

/** The state of a refund, as attributes of a payment. */
final class RefundAttributes {

    static final String REFUND = "refund";
    static final String REFUND_REASON = "refundReason";

    private static final String PENDING = "PENDING";
    private static final String RE_CREDITED = "RE_CREDITED";
    private static final String NOT_REFUNDED = "NOT_REFUNDED";
    private static final String NOT_KNOWN = "NOT_KNOWN";

    private RefundAttributes() {}

    static void write(Refund refund, ItemWriter to) {
        to.text(REFUND, outcome(refund));
        switch (refund) {
            case Refund.NotRefunded(Reason reason) -> to.text(REFUND_REASON, code(reason));
            case Refund.NotKnown(Reason reason) -> to.text(REFUND_REASON, code(reason));
            case Refund.ReCreditPending _, Refund.ReCredited _ -> {}
        }
    }

    /** The outcome, as the contract names it. */
    static String outcome(Refund refund) {
        return switch (refund) {
            case Refund.ReCreditPending _ -> PENDING;
            case Refund.ReCredited _ -> RE_CREDITED;
            case Refund.NotRefunded _ -> NOT_REFUNDED;
            case Refund.NotKnown _ -> NOT_KNOWN;
        };
    }

    static Refund read(ItemReader item) {
        return switch (item.text(REFUND)) {
            case PENDING -> new Refund.ReCreditPending();
            case RE_CREDITED -> new Refund.ReCredited();
            case NOT_REFUNDED -> new Refund.NotRefunded(Reason.code(item.text(REFUND_REASON)));
            case NOT_KNOWN -> new Refund.NotKnown(Reason.code(item.text(REFUND_REASON)));
            default -> throw new IllegalStateException("An item has an unknown refund value");
        };
    }

    static Optional<Refund.NotRefunded> notRefunded(ItemReader item) {
        return item.findText(REFUND_REASON).map(Reason::code).map(Refund.NotRefunded::new);
    }

    /** The reason for a missing refund is always a code of the contract, because free text would have to be erased. */
    private static String code(Reason reason) {
        if (reason.personal()) {
            throw new IllegalArgumentException("The reason of a refund must be a code");
        }
        return reason.text();
    }
}
