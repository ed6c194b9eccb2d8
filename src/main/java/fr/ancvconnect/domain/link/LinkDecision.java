package fr.ancvconnect.domain.link;

/** The result of an event for a payment link. */
public sealed interface LinkDecision {

    /**
     * The link changes.
     *
     * @param read the link as it was read; the write has the condition that nothing decisive changed since then
     */
    record Changed(PaymentLink read, PaymentLink next) implements LinkDecision {

        /** Whether the link becomes PAID with this change. The event {@code payment-link.paid} is then published. */
        public boolean becomesPaid() {
            return read.paidAt().isEmpty() && next.paidAt().isPresent();
        }
    }

    /** The link does not change. */
    record Unchanged() implements LinkDecision {}

    /** The link is over, so no payment starts through it. */
    record Over(PaymentLinkStatus status) implements LinkDecision {}
}
