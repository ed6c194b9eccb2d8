package fr.ancvconnect.packaging.runtime;

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
        return Call.of("PUT", hotelPath()).json("{\"name\":\"Hôtel\",\"country\":\"FR\",\"collectionMode\":\"PREPAID\",\"virtualPos\":[\"STRIPE\"]}");
    }

    Call option() {
        return Call.of("PUT", optionPath()).json("{\"ancvId\":\"10000651\"}");
    }

    Call folder() {
        return Call.of("PUT", folderPath()).json("{\"establishmentId\":\"" + hotelId() + "\",\"origin\":\"BOOKING_ENGINE\","
                + "\"total\":{\"amount\":30000,\"currency\":\"EUR\"},\"cardGuarantee\":true,"
                + "\"customer\":{\"name\":\"Marie Martin\",\"email\":\"marie@exemple.fr\"}}");
    }

    /** A payment of 120 €. */
    Call payment(String key) {
        return Call.of("POST", paymentsPath()).with("idempotency-key", key)
                .json("{\"amount\":{\"amount\":12000,\"currency\":\"EUR\"},\"beneficiary\":\"marie@exemple.fr\"}");
    }

    /** ANCV has no token. */
    static Call notification(String path, Notification told, String seal) {
        return Call.of("POST", path).json(new String(told.body())).with("ancv-security", seal);
    }
}
