package fr.ancvconnect.ancv;

import fr.ancvconnect.config.Settings;
import fr.ancvconnect.keys.ServiceKeys;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.regex.Pattern;

/** Creates this package's settings from the configuration: {@code ANCV_BASE_URL} and {@code ANCV_SERVICE_PROVIDER_ID}. */
@Singleton
final class AncvProducer {

    private static final String SERVICE_PROVIDER_ID = "ancv.service-provider-id";
    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,20}");

    @Produces
    @Singleton
    @Startup(Settings.FIRST)
    AncvSettings settings(Settings settings, ServiceKeys keys) {
        String baseUrl = settings.address("ancv.base-url").toString().replaceAll("/+$", "");
        String serviceProviderId = settings.text(SERVICE_PROVIDER_ID);
        if (!DIGITS.matcher(serviceProviderId).matches()) {
            throw settings.malformed(SERVICE_PROVIDER_ID, "a number of 1 to 20 digits");
        }
        return new AncvSettings(URI.create(baseUrl), serviceProviderId, keys.seal());
    }

    @Produces
    @Singleton
    Seal seal(AncvSettings settings) {
        return new Seal(settings.sealKeys());
    }
}
