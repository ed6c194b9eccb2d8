package fr.ancvconnect.packaging.runtime;

import fr.ancvconnect.local.simulator.Notification;

/** What it takes until a guest is asked to pay, as calls in their order, and what ANCV tells then. */
final class Stay {

    static final String HOTEL = "/establishments/h1";
    static final String OPTION = HOTEL + "/payment-methods/ancv-connect";
    static final String FOLDER = "/booking-folders/stay-1";
    static final String PAYMENTS = FOLDER + "/payments";

    private Stay() {
    }

    static Call hotel() {
        return Call.of("PUT", HOTEL).json("{\"name\":\"Hôtel\",\"country\":\"FR\",\"collectionMode\":\"PREPAID\",\"virtualPos\":[\"STRIPE\"]}");
    }

    static Call option() {
        return Call.of("PUT", OPTION).json("{\"ancvId\":\"10000651\"}");
    }

    static Call folder() {
        return Call.of("PUT", FOLDER).json("{\"establishmentId\":\"h1\",\"origin\":\"BOOKING_ENGINE\","
                + "\"total\":{\"amount\":30000,\"currency\":\"EUR\"},\"cardGuarantee\":true,"
                + "\"customer\":{\"name\":\"Marie Martin\",\"email\":\"marie@exemple.fr\"}}");
    }

    /** A payment of 120 €. */
    static Call payment(String key) {
        return Call.of("POST", PAYMENTS).with("idempotency-key", key)
                .json("{\"amount\":{\"amount\":12000,\"currency\":\"EUR\"},\"beneficiary\":\"marie@exemple.fr\"}");
    }

    /** ANCV has no token. */
    static Call notification(String path, Notification told, String seal) {
        return Call.of("POST", path).json(new String(told.body())).with("ancv-security", seal);
    }
}
