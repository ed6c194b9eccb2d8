package fr.ancvconnect.dynamodb.item;

import fr.ancvconnect.domain.Actor;
import fr.ancvconnect.domain.ancv.AncvTransactionId;
import fr.ancvconnect.domain.payment.Confirmation;
import fr.ancvconnect.domain.payment.PaymentRequest;
import fr.ancvconnect.domain.payment.PaymentStatus;
import fr.ancvconnect.domain.payment.state.AuthorizationRequest;
import fr.ancvconnect.domain.payment.state.Ending;
import fr.ancvconnect.domain.payment.state.Payment;
import fr.ancvconnect.domain.payment.state.Payment.Cancelled;
import fr.ancvconnect.domain.payment.state.Payment.Cancelling;
import fr.ancvconnect.domain.payment.state.Payment.Declined;
import fr.ancvconnect.domain.payment.state.Payment.Ended;
import fr.ancvconnect.domain.payment.state.Payment.Expired;
import fr.ancvconnect.domain.payment.state.Payment.Failed;
import fr.ancvconnect.domain.payment.state.Payment.Paid;
import fr.ancvconnect.domain.payment.state.Payment.Pending;
import fr.ancvconnect.domain.payment.state.Payment.Refused;
import fr.ancvconnect.domain.payment.state.Payment.Refusing;
import fr.ancvconnect.domain.payment.state.Payment.Requested;
import fr.ancvconnect.domain.payment.state.Payment.Reversing;
import fr.ancvconnect.domain.payment.state.Payment.Withdrawing;
import fr.ancvconnect.domain.payment.state.Reversal;
import fr.ancvconnect.dynamodb.table.ItemReader;
import fr.ancvconnect.dynamodb.table.ItemWriter;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The attributes of a payment's item that each change of state replaces. */
public final class PaymentStateAttributes {

    /**
     * Present on a payment whose time for a decision is over and whose transaction is being cancelled at ANCV. Clients still
     * receive the status PENDING or REQUESTED.
     */
    private static final String WITHDRAWING = "withdrawing";

    /** Present on an ended payment with a refund: whether the payment was PAID before. */
    private static final String WAS_PAID = "wasPaid";
    /** All attributes of a state. A change of state removes those that the next state does not have. */
    public static final List<String> NAMES = List.of(
            "status",
            WITHDRAWING,
            "ancvTransactionId",
            "expiresAt",
            "lifeEndsAt",
            "paidCents",
            "paidAt",
            RefundAttributes.REFUND,
            RefundAttributes.REFUND_REASON,
            WAS_PAID,
            "leavingBy",
            "closedAt",
            ItemWriter.REASON,
            ItemWriter.PERSONAL_REASON);

    private PaymentStateAttributes() {}

    public static void write(Payment payment, ItemWriter to) {
        to.text("status", payment.status().name());
        payment.transaction()
                .ifPresent(authorization -> to.text(
                                "ancvTransactionId", authorization.transaction().value())
                        .instant("expiresAt", authorization.expiresAt())
                        .instant("lifeEndsAt", authorization.lifeEndsAt()));
        payment.confirmation()
                .ifPresent(confirmation ->
                        to.number("paidCents", confirmation.amount().cents()).instant("paidAt", confirmation.paidAt()));
        switch (payment) {
            case Requested _, Pending _ -> {}
            case Withdrawing _ -> to.flag(WITHDRAWING, true);
            case Paid paid -> {
                to.reason(paid.reason());
                paid.notRefunded().ifPresent(refund -> RefundAttributes.write(refund, to));
            }
            case Reversing reversing ->
                to.text("leavingBy", reversing.by().name()).reason(reversing.reason());
            case Ended ended -> {
                to.instant("closedAt", ended.ending().closedAt())
                        .reason(ended.ending().reason());
                ended.ending().reversal().ifPresent(reversal -> {
                    RefundAttributes.write(reversal.refund(), to);
                    to.flag(WAS_PAID, reversal.wasPaid());
                });
            }
        }
    }

    static Payment read(PaymentRequest request, ItemReader item) {
        return switch (item.named("status", PaymentStatus::valueOf)) {
            case REQUESTED ->
                item.find(WITHDRAWING).isPresent()
                        ? new Withdrawing(request, authorization(item), false)
                        : new Requested(request, findAuthorization(item));
            case PENDING ->
                item.find(WITHDRAWING).isPresent()
                        ? new Withdrawing(request, authorization(item), true)
                        : new Pending(request, authorization(item));
            case PAID ->
                new Paid(
                        request,
                        authorization(item),
                        confirmation(item),
                        RefundAttributes.notRefunded(item),
                        item.reason());
            case REFUSING ->
                new Refusing(request, authorization(item), earlierConfirmation(item), by(item), item.reason());
            case CANCELLING ->
                new Cancelling(request, authorization(item), earlierConfirmation(item), by(item), item.reason());
            case DECLINED -> new Declined(request, findAuthorization(item), ending(item));
            case EXPIRED -> new Expired(request, findAuthorization(item), ending(item));
            case FAILED -> new Failed(request, findAuthorization(item), ending(item));
            case REFUSED -> new Refused(request, findAuthorization(item), ending(item));
            case CANCELLED -> new Cancelled(request, findAuthorization(item), ending(item));
        };
    }

    private static Optional<AuthorizationRequest> findAuthorization(ItemReader item) {
        return item.find("ancvTransactionId").map(_ -> authorization(item));
    }

    private static AuthorizationRequest authorization(ItemReader item) {
        return new AuthorizationRequest(
                item.named("ancvTransactionId", AncvTransactionId::new),
                item.instant("expiresAt"),
                item.instant("lifeEndsAt"));
    }

    private static Optional<Confirmation> earlierConfirmation(ItemReader item) {
        return item.find("paidCents").map(_ -> confirmation(item));
    }

    private static Confirmation confirmation(ItemReader item) {
        return new Confirmation(item.money("paidCents"), item.instant("paidAt"));
    }

    private static Actor by(ItemReader item) {
        return item.named("leavingBy", Actor::valueOf);
    }

    private static Ending ending(ItemReader item) {
        return new Ending(
                item.instant("closedAt"),
                item.reason(),
                item.find(RefundAttributes.REFUND)
                        .map(_ -> new Reversal(earlierConfirmation(item), RefundAttributes.read(item), wasPaid(item))));
    }

    /**
     * Items of an earlier version lack this attribute. Most of their refused or cancelled payments with a confirmed amount were
     * PAID before.
     */
    private static boolean wasPaid(ItemReader item) {
        return item.find(WAS_PAID).map(AttributeValue::bool).orElseGet(() -> switch (item.named(
                "status", PaymentStatus::valueOf)) {
            case REFUSED, CANCELLED -> true;
            case REQUESTED, PENDING, PAID, DECLINED, EXPIRED, FAILED, REFUSING, CANCELLING -> false;
        });
    }
}
