package fr.ancvconnect.keys;

/**
 * The keys of the service.
 *
 * @param seal        the keys of ANCV's seal
 * @param fingerprint the keys of the fingerprints of beneficiaries
 * @param link        the keys of the tokens of payment links
 * @param readAhead   reads the keys before they are needed, if they are in a secret that is read at the start
 */
public record ServiceKeys(KeySource seal, KeySource fingerprint, KeySource link, Runnable readAhead) {}
