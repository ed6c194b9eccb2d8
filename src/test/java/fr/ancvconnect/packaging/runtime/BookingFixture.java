package fr.ancvconnect.packaging.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.ancvconnect.domain.FolderId;
import fr.ancvconnect.domain.payment.IdempotencyKey;
import fr.ancvconnect.domain.payment.PaymentId;
import fr.ancvconnect.local.simulator.notification.Notification;

/**
 * The calls that prepare and start a guest's payment, and ANCV's notifications.
 *
 * @param name distinguishes this fixture from others
 */
record BookingFixture(String name) {

    String establishmentId() {
        return "hotel-" + name;
    }

    String folderId() {
        return "stay-" + name;
    }

    String establishmentPath() {
        return "/establishments/" + establishmentId();
    }

    String optionPath() {
        return establishmentPath() + "/payment-methods/ancv-connect";
    }

    String folderPath() {
        return "/booking-folders/" + folderId();
    }

    String paymentsPath() {
        return folderPath() + "/payments";
    }

    FunctionRequest establishment() {
        return establishment("PREPAID", "\"STRIPE\"");
    }

    /** Declares an establishment with these virtual terminals, in JSON. */
    FunctionRequest establishment(String collectionMode, String virtualPos) {
        return FunctionRequest.of("PUT", establishmentPath())
                .json("{\"name\":\"Hôtel\",\"country\":\"FR\",\"collectionMode\":\"" + collectionMode
                        + "\",\"virtualPos\":[" + virtualPos + "]}");
    }

    FunctionRequest option() {
        return option("10000651");
    }

    FunctionRequest option(String ancvId) {
        return FunctionRequest.of("PUT", optionPath()).json("{\"ancvId\":\"" + ancvId + "\"}");
    }

    FunctionRequest folder() {
        return folder(30_000);
    }

    FunctionRequest folder(long cents) {
        return FunctionRequest.of("PUT", folderPath())
                .json("{\"establishmentId\":\"" + establishmentId() + "\",\"origin\":\"BOOKING_ENGINE\","
                        + "\"total\":{\"amount\":" + cents + ",\"currency\":\"EUR\"},\"cardGuarantee\":true,"
                        + "\"customer\":{\"name\":\"Marie Martin\",\"email\":\"marie@exemple.fr\"}}");
    }

    /** Starts a payment of 120 €. */
    FunctionRequest payment(String key) {
        return payment(key, 12_000, "marie@exemple.fr");
    }

    FunctionRequest payment(String key, long cents, String beneficiary) {
        return FunctionRequest.of("POST", paymentsPath())
                .with("idempotency-key", key)
                .json("{\"amount\":{\"amount\":" + cents + ",\"currency\":\"EUR\"},\"beneficiary\":\"" + beneficiary
                        + "\"}");
    }

    /** The path of the payment with this key, even if the payment does not exist. */
    String paymentPath(String key) {
        return paymentsPath() + "/"
                + PaymentId.of(new FolderId(folderId()), new IdempotencyKey(key))
                        .value();
    }

    /** A notification of ANCV, which carries no token. */
    static FunctionRequest notification(String path, Notification notification, String seal) {
        return FunctionRequest.of("POST", path)
                .json(new String(notification.body(), UTF_8))
                .with("ancv-security", seal);
    }
}
