package fr.ancvconnect.app.observability;

import fr.ancvconnect.domain.FolderId;
import fr.ancvconnect.domain.payment.PaymentId;
import fr.ancvconnect.domain.payment.state.Payment;
import java.util.function.Supplier;
import org.jboss.logging.MDC;

/** The fields that are added to each log line of a unit of work. They contain only ids and no personal data. */
public final class LogContext {

    public static final String REQUEST = "requestId";
    public static final String FOLDER = "folderId";
    public static final String PAYMENT = "paymentId";
    /**
     * The address and the user agent of the sender of a notification. The sender is a server. Other requests do not set
     * them.
     */
    public static final String SOURCE = "sourceIp";

    public static final String AGENT = "userAgent";

    private LogContext() {}

    /** Runs the work with the ids of this payment in the log context. */
    public static <T> T with(FolderId folder, PaymentId payment, Supplier<T> work) {
        Object earlierFolder = MDC.put(FOLDER, folder.value());
        Object earlierPayment = MDC.put(PAYMENT, payment.value());
        try {
            return work.get();
        } finally {
            restore(FOLDER, earlierFolder);
            restore(PAYMENT, earlierPayment);
        }
    }

    /** Runs the work with the ids of this payment in the log context. */
    public static void with(Payment payment, Runnable work) {
        with(payment.request().folder(), payment.request().id(), () -> {
            work.run();
            return payment;
        });
    }

    private static void restore(String name, Object earlier) {
        if (earlier == null) {
            MDC.remove(name);
        } else {
            MDC.put(name, earlier);
        }
    }
}
