package fr.ancvconnect.ancv;

import fr.ancvconnect.keys.KeySource;
import java.net.URI;

/**
 * The address of ANCV and the identity of this service at ANCV.
 *
 * @param baseUrl           absolute, without a slash at its end
 * @param serviceProviderId digits
 */
public record AncvSettings(URI baseUrl, String serviceProviderId, KeySource sealKeys) {}
