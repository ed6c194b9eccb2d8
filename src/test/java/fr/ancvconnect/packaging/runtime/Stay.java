package fr.ancvconnect.packaging.runtime;

import fr.ancvconnect.domain.FolderId;
import fr.ancvconnect.domain.payment.IdempotencyKey;
import fr.ancvconnect.domain.payment.PaymentId;
import fr.ancvconnect.local.simulator.Notification;

/**
 * What it takes until a guest is asked to pay, as calls in their order, and what ANCV tells then.
 *
 * @param name by which it is told from others beside it
 */
record Stay(String name) {

    String hotelId() {
        return "hotel-" + name;
    }

    String folderId() {
        return "stay-" + name;
    }

    String hotelPath() {
        return "/establishments/" + hotelId();
    }

    String optionPath() {
        return hotelPath() + "/payment-methods/ancv-connect";
    }

    String folderPath() {
        return "/booking-folders/" + folderId();
    }

    String paymentsPath() {
        return folderPath() + "/payments";
    }

    Call hotel() {
        return hotel("PREPAID", "\"STRIPE\"");
    }

    /** With these terminals, in JSON. */
    Call hotel(String collectionMode, String virtualPos) {
        return Call.of("PUT", hotelPath()).json("{\"name\":\"Hôtel\",\"country\":\"FR\",\"collectionMode\":\"" + collectionMode
                + "\",\"virtualPos\":[" + virtualPos + "]}");
    }

    Call option() {
        return option("10000651");
    }

    Call option(String ancvId) {
        return Call.of("PUT", optionPath()).json("{\"ancvId\":\"" + ancvId + "\"}");
    }

    Call folder() {
        return folder(30_000);
    }

    Call folder(long cents) {
        return Call.of("PUT", folderPath()).json("{\"establishmentId\":\"" + hotelId() + "\",\"origin\":\"BOOKING_ENGINE\","
                + "\"total\":{\"amount\":" + cents + ",\"currency\":\"EUR\"},\"cardGuarantee\":true,"
                + "\"customer\":{\"name\":\"Marie Martin\",\"email\":\"marie@exemple.fr\"}}");
    }

    /** A payment of 120 €. */
    Call payment(String key) {
        return payment(key, 12_000, "marie@exemple.fr");
    }

    Call payment(String key, long cents, String beneficiary) {
        return Call.of("POST", paymentsPath()).with("idempotency-key", key)
                .json("{\"amount\":{\"amount\":" + cents + ",\"currency\":\"EUR\"},\"beneficiary\":\"" + beneficiary + "\"}");
    }

    /** The address of the payment with this key, whether there is one or not. */
    String paymentPath(String key) {
        return paymentsPath() + "/" + PaymentId.of(new FolderId(folderId()), new IdempotencyKey(key)).value();
    }

    /** ANCV has no token. */
    static Call notification(String path, Notification told, String seal) {
        return Call.of("POST", path).json(new String(told.body())).with("ancv-security", seal);
    }
}
