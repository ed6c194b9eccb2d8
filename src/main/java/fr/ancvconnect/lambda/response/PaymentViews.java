package fr.ancvconnect.lambda.response;

import fr.ancvconnect.app.Caller;
import fr.ancvconnect.app.payment.PaymentWithHistory;
import fr.ancvconnect.app.payment.VersionedPayment;
import fr.ancvconnect.domain.payment.Confirmation;
import fr.ancvconnect.domain.payment.PaymentLinkId;
import fr.ancvconnect.domain.payment.PaymentRequest;
import fr.ancvconnect.domain.payment.Reason;
import fr.ancvconnect.domain.payment.policy.PaymentPolicies;
import fr.ancvconnect.domain.payment.state.AuthorizationRequest;
import fr.ancvconnect.domain.payment.state.Payment;
import fr.ancvconnect.domain.payment.state.Payment.Ended;
import fr.ancvconnect.domain.payment.state.Payment.Open;
import fr.ancvconnect.domain.payment.state.Payment.Paid;
import fr.ancvconnect.domain.payment.state.Payment.Reversing;
import fr.ancvconnect.lambda.problem.MoneyView;
import fr.ancvconnect.lambda.response.PaymentView.AttentionView;
import fr.ancvconnect.lambda.response.PaymentView.HistoryView;
import fr.ancvconnect.lambda.response.PaymentView.RefundView;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Creates the views of payments at the current time, with the configured policies. */
@Singleton
public final class PaymentViews {

    private final PaymentPolicies policies;
    private final InstantSource clock;

    public PaymentViews(PaymentPolicies policies, InstantSource clock) {
        this.policies = policies;
        this.clock = clock;
    }

    /** A payment with its history, as this caller may see it. */
    public PaymentView of(Caller viewer, PaymentWithHistory payment) {
        return of(
                viewer,
                payment.payment(),
                payment.history().stream().map(HistoryView::of).toList());
    }

    /** A payment without its history, as this caller may see it. */
    public PaymentView of(Caller viewer, VersionedPayment versioned) {
        return of(viewer, versioned, null);
    }

    private PaymentView of(Caller viewer, VersionedPayment versioned, @Nullable List<HistoryView> history) {
        Payment payment = versioned.payment();
        PaymentRequest request = payment.request();
        Optional<Confirmation> confirmed = payment.confirmation();
        Optional<AuthorizationRequest> transaction = payment.transaction();
        boolean customer = viewer.isCustomer();
        return new PaymentView(
                request.id().value(),
                request.folder().value(),
                request.establishment().value(),
                payment.status().name(),
                request.channel().name(),
                request.link().map(PaymentLinkId::value).orElse(null),
                MoneyView.of(request.amount()),
                confirmed.map(Confirmation::amount).map(MoneyView::of).orElse(null),
                request.beneficiaryMask().orElse(null),
                transaction
                        .filter(_ -> !customer)
                        .map(authorization -> authorization.transaction().value())
                        .orElse(null),
                request.requestedAt(),
                transaction.map(AuthorizationRequest::expiresAt).orElse(null),
                confirmed.map(Confirmation::paidAt).orElse(null),
                closedAt(payment),
                confirmed.map(policies.cancellation()::closesAt).orElse(null),
                payment.refund().map(RefundView::of).orElse(null),
                reason(payment).map(Reason::text).orElse(null),
                payment instanceof Open open && open.isConfirmationOverdue(clock.instant()),
                versioned
                        .nextCheck()
                        .attention()
                        .filter(_ -> !customer)
                        .map(AttentionView::of)
                        .orElse(null),
                history);
    }

    private static @Nullable Instant closedAt(Payment payment) {
        return payment instanceof Ended ended ? ended.ending().closedAt() : null;
    }

    private static Optional<Reason> reason(Payment payment) {
        return switch (payment) {
            case Ended ended -> ended.ending().reason();
            case Reversing reversing -> reversing.reason();
            case Paid paid -> paid.reason();
            case Open _ -> Optional.empty();
        };
    }
}
