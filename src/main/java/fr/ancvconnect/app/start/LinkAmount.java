package fr.ancvconnect.app.start;

import fr.ancvconnect.app.Problem;
import fr.ancvconnect.app.Problem.InvalidField;
import fr.ancvconnect.app.ProblemCode;
import fr.ancvconnect.app.Result;
import fr.ancvconnect.app.payment.PaymentStore.FolderAndPayment;
import fr.ancvconnect.domain.Money;
import fr.ancvconnect.domain.folder.BookingFolder;
import fr.ancvconnect.domain.link.LinkDecider;
import fr.ancvconnect.domain.link.LinkDecision;
import fr.ancvconnect.domain.link.LinkEvent;
import fr.ancvconnect.domain.link.PaymentLink;
import java.time.Instant;
import java.util.Optional;

/** Decides whether a payment can start through a link, and for which amount. */
final class LinkAmount {

    private LinkAmount() {}

    /** A command with its amount, and the change of the caller's link. */
    record LinkedCommand(StartCommand command, Optional<LinkDecision.Changed> link) {}

    /**
     * Returns the command with its amount, or {@code PAYMENT_LINK_NOT_FOUND}, {@code PAYMENT_LINK_OVER},
     * {@code VALIDATION_FAILED} for an amount that differs from the rest of a link with a fixed amount.
     */
    static Result<LinkedCommand> of(StartCommand command, BookingFolder folder, FolderAndPayment read, Instant now) {
        if (command.link().isEmpty()) {
            return Result.success(new LinkedCommand(command, Optional.empty()));
        }
        return read.link()
                .map(link -> of(command, folder, link, now))
                .orElseGet(() -> Result.failure(ProblemCode.PAYMENT_LINK_NOT_FOUND));
    }

    private static Result<LinkedCommand> of(StartCommand command, BookingFolder folder, PaymentLink link, Instant now) {
        return switch (LinkDecider.decide(link, new LinkEvent.StartRequested(command.id()), now)) {
            case LinkDecision.Over(var status) -> Result.failure(Problem.over(status));
            case LinkDecision.Unchanged _ -> withAmount(command, folder, link, Optional.empty());
            case LinkDecision.Changed changed -> withAmount(command, folder, link, Optional.of(changed));
        };
    }

    private static Result<LinkedCommand> withAmount(
            StartCommand command, BookingFolder folder, PaymentLink link, Optional<LinkDecision.Changed> change) {
        Optional<Money> rest = link.remaining();
        boolean differs = rest.isPresent() && command.requested().isPresent() && !rest.equals(command.requested());
        if (differs) {
            return Result.failure(Problem.invalid(InvalidField.AMOUNT_OF_LINK));
        }
        Money amount =
                command.requested().or(() -> rest).orElseGet(() -> folder.sums().available());
        return Result.success(new LinkedCommand(command.with(amount), change));
    }
}
