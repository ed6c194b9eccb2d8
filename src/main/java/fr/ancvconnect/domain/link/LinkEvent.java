package fr.ancvconnect.domain.link;

import fr.ancvconnect.domain.payment.PaymentId;

/** An event that can change a payment link. */
public sealed interface LinkEvent {

    /** The customer starts this payment through the link. */
    record StartRequested(PaymentId payment) implements LinkEvent {}

    /**
     * The paid sum of the folder changes because of a payment through the link.
     *
     * @param cents the change in cents; negative after a refusal or a cancellation, and never more than what is paid
     */
    record PaidChanged(long cents) implements LinkEvent {}

    /** The establishment or the platform revokes the link. */
    record RevocationRequested() implements LinkEvent {}
}
