package fr.ancvconnect.keys;

/**
 * The keys of the service.
 *
 * @param seal        those of ANCV's seal
 * @param fingerprint those of the fingerprints of beneficiaries
 * @param readAhead   reads them before they are needed, where they are a secret that is to be read at the start
 */
public record ServiceKeys(KeySource seal, KeySource fingerprint, Runnable readAhead) {
}
