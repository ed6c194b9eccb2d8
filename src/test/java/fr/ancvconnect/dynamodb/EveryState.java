package fr.ancvconnect.dynamodb;

import fr.ancvconnect.domain.Actor;
import fr.ancvconnect.domain.payment.Confirmation;
import fr.ancvconnect.domain.payment.PaymentRequest;
import fr.ancvconnect.domain.payment.Reason;
import fr.ancvconnect.domain.payment.Refund;
import fr.ancvconnect.domain.payment.state.AuthorizationRequest;
import fr.ancvconnect.domain.payment.state.Ending;
import fr.ancvconnect.domain.payment.state.Payment;
import fr.ancvconnect.domain.payment.state.Payment.Cancelled;
import fr.ancvconnect.domain.payment.state.Payment.Cancelling;
import fr.ancvconnect.domain.payment.state.Payment.Declined;
import fr.ancvconnect.domain.payment.state.Payment.Expired;
import fr.ancvconnect.domain.payment.state.Payment.Failed;
import fr.ancvconnect.domain.payment.state.Payment.Paid;
import fr.ancvconnect.domain.payment.state.Payment.Pending;
import fr.ancvconnect.domain.payment.state.Payment.Refused;
import fr.ancvconnect.domain.payment.state.Payment.Refusing;
import fr.ancvconnect.domain.payment.state.Payment.Requested;
import fr.ancvconnect.domain.payment.state.Payment.Withdrawing;
import fr.ancvconnect.domain.payment.state.Reversal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All ten states, with and without each optional field. */
final class EveryState {

    private static final Optional<Reason> FREE_TEXT = Optional.of(Reason.freeText("Le client a appelé"));
    private static final Instant CLOSED = StoreSamples.NOW.plusSeconds(400);

    private EveryState() {}

    static List<Payment> of(PaymentRequest request) {
        AuthorizationRequest authorization = StoreSamples.authorization(request);
        Confirmation confirmed = StoreSamples.confirmation(request.amount().cents() - 1);
        return Stream.concat(open(request, authorization, confirmed), ended(request, authorization, confirmed))
                .toList();
    }

    private static Stream<Payment> open(
            PaymentRequest request, AuthorizationRequest authorization, Confirmation confirmed) {
        return Stream.of(
                new Requested(request, Optional.empty()),
                new Requested(request, Optional.of(authorization)),
                new Pending(request, authorization),
                new Withdrawing(request, authorization, true),
                new Withdrawing(request, authorization, false),
                new Paid(request, authorization, confirmed, Optional.empty(), Optional.empty()),
                new Paid(
                        request,
                        authorization,
                        confirmed,
                        Optional.of(new Refund.NotRefunded(Reason.ANCV_FORBIDS)),
                        Optional.empty()),
                new Refusing(request, authorization, Optional.empty(), Actor.ESTABLISHMENT, FREE_TEXT),
                new Refusing(request, authorization, Optional.of(confirmed), Actor.PLATFORM, Optional.empty()),
                new Cancelling(request, authorization, Optional.of(confirmed), Actor.PLATFORM, Optional.empty()),
                new Cancelling(
                        request,
                        authorization,
                        Optional.empty(),
                        Actor.ESTABLISHMENT,
                        Optional.of(Reason.code("A_CODE"))));
    }

    private static Stream<Payment> ended(
            PaymentRequest request, AuthorizationRequest authorization, Confirmation confirmed) {
        var late = new Reversal(Optional.of(confirmed), new Refund.NotRefunded(Reason.ANCV_FORBIDS), true);
        return Stream.of(
                new Declined(request, Optional.of(authorization), Ending.of(CLOSED, Reason.CUSTOMER_DECLINED)),
                new Declined(
                        request, Optional.of(authorization), ending(Optional.empty(), Reversal.pending(confirmed))),
                new Expired(request, Optional.of(authorization), Ending.of(CLOSED, Reason.NOT_CONFIRMED_IN_TIME)),
                new Expired(request, Optional.of(authorization), ending(Optional.empty(), late)),
                new Failed(request, Optional.empty(), Ending.of(CLOSED, Reason.ANCV_UNAVAILABLE)),
                new Failed(request, Optional.of(authorization), Ending.of(CLOSED, Reason.ANCV_UNAVAILABLE)),
                new Refused(request, Optional.empty(), new Ending(CLOSED, Optional.empty(), Optional.empty())),
                new Refused(request, Optional.of(authorization), ending(FREE_TEXT, Reversal.done(confirmed))),
                new Cancelled(request, Optional.empty(), new Ending(CLOSED, FREE_TEXT, Optional.empty())),
                new Cancelled(request, Optional.of(authorization), ending(Optional.empty(), Reversal.done(confirmed))));
    }

    private static Ending ending(Optional<Reason> reason, Reversal reversal) {
        return new Ending(CLOSED, reason, Optional.of(reversal));
    }
}
