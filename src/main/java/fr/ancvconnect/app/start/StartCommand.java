package fr.ancvconnect.app.start;

import fr.ancvconnect.app.Caller;
import fr.ancvconnect.domain.Beneficiary;
import fr.ancvconnect.domain.FolderId;
import fr.ancvconnect.domain.Money;
import fr.ancvconnect.domain.payment.PaymentId;
import fr.ancvconnect.domain.payment.PaymentLinkId;
import java.util.Optional;

/**
 * The command to start a payment.
 *
 * @param requested the requested amount; empty for what the caller's payment link leaves to pay
 */
record StartCommand(Caller caller, FolderId folder, PaymentId id, Optional<Money> requested, Beneficiary beneficiary) {

    /** The amount of the payment. A command without an amount must get it from the link first. */
    Money amount() {
        return requested.orElseThrow();
    }

    /** The same command with this amount. */
    StartCommand with(Money amount) {
        return new StartCommand(caller, folder, id, Optional.of(amount), beneficiary);
    }

    /** The payment link of the caller. */
    Optional<PaymentLinkId> link() {
        return caller instanceof Caller.LinkPayer(FolderId _, PaymentLinkId link)
                ? Optional.of(link)
                : Optional.empty();
    }
}
