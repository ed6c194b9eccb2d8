package fr.ancvconnect.app.payment;

import java.util.Optional;

/**
 * What tells requests and notifications of a payment apart.
 *
 * @param attempt     names the request that wrote the payment: tells our own lost write from an earlier request
 * @param fingerprint of the beneficiary; empty once it was erased
 * @param addressHash SHA-256 (hex) of the secret part of the notification address
 */
public record PaymentMetadata(String attempt, Optional<Fingerprint> fingerprint, String addressHash) {
}
