package fr.ancvconnect.ancv;

import fr.ancvconnect.keys.KeySource;
import java.net.URI;

/**
 * Where ANCV is and how it knows us.
 *
 * @param baseUrl           absolute, without a slash at its end
 * @param serviceProviderId digits
 */
public record AncvSettings(URI baseUrl, String serviceProviderId, KeySource sealKeys) {
}
