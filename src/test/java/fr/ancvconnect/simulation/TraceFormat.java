package fr.ancvconnect.simulation;

import fr.ancvconnect.domain.payment.state.Payment;

/** Short texts of payments, for traces and rule violations. */
final class TraceFormat {

    private static final int SHORT = 5;

    private TraceFormat() {}

    static String id(Payment payment) {
        return payment.request().id().value().substring(0, SHORT)
                + payment.transaction()
                        .map(authorization -> "/" + authorization.transaction())
                        .orElse("");
    }

    static String state(Payment payment) {
        return payment.getClass().getSimpleName()
                + payment.confirmation()
                        .map(confirmed -> " " + confirmed.amount().cents())
                        .orElse("")
                + payment.refund()
                        .map(refund -> " " + refund.getClass().getSimpleName())
                        .orElse("");
    }

    static String of(Payment payment) {
        return id(payment) + " " + state(payment);
    }
}
