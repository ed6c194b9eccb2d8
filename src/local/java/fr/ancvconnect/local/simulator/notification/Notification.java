package fr.ancvconnect.local.simulator.notification;

import java.net.URI;

/**
 * One notification, ready to be posted.
 *
 * @param seal the value of the header {@code ANCV-Security}; the seal covers the transaction id
 * @param body the same document as in a success answer
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record Notification(String transactionId, URI url, String seal, byte[] body) {}
