package fr.ancvconnect.app.observability;

import fr.ancvconnect.domain.FolderId;
import fr.ancvconnect.domain.payment.PaymentId;
import fr.ancvconnect.domain.payment.state.Payment;
import java.util.function.Supplier;
import org.jboss.logging.MDC;

/** What each log line that is written meanwhile says it is about: ids only, which tell nothing of a person. */
public final class LogContext {

    public static final String REQUEST = "requestId";
    public static final String FOLDER = "folderId";
    public static final String PAYMENT = "paymentId";
    /** Who sent a notification: the address and the name of a server, and of no other call. */
    public static final String SOURCE = "sourceIp";
    public static final String AGENT = "userAgent";

    private LogContext() {
    }

    /** Does this work, which is about this payment. */
    public static <T> T about(FolderId folder, PaymentId payment, Supplier<T> work) {
        Object earlierFolder = MDC.put(FOLDER, folder.value());
        Object earlierPayment = MDC.put(PAYMENT, payment.value());
        try {
            return work.get();
        } finally {
            restore(FOLDER, earlierFolder);
            restore(PAYMENT, earlierPayment);
        }
    }

    /** Does this, which is about this payment. */
    public static void about(Payment payment, Runnable work) {
        about(payment.request().folder(), payment.request().id(), () -> {
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
