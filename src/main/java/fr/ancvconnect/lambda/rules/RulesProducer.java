package fr.ancvconnect.lambda.rules;

import fr.ancvconnect.app.NotificationAddress;
import fr.ancvconnect.app.SealPolicy;
import fr.ancvconnect.domain.RetentionPeriod;
import fr.ancvconnect.domain.payment.CancellationWindow;
import fr.ancvconnect.domain.payment.ConfirmationWindow;
import fr.ancvconnect.domain.payment.Decide;
import fr.ancvconnect.domain.payment.Policies;
import fr.ancvconnect.domain.payment.Rhythm;
import fr.ancvconnect.lambda.caller.IpAllowList;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.Config;

/** Makes the rules out of the configuration. */
@Singleton
final class RulesProducer {

    /** The functions' own timeout: a start that is older is surely over. */
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(28);
    private static final Duration THREE_MINUTES = Duration.ofMinutes(3);
    private static final Duration GRACE = Duration.ofSeconds(15);
    private static final Duration FOUR_HOURS = Duration.ofHours(4);
    private static final Duration NINETY_DAYS = Duration.ofDays(90);

    private final Settings settings;

    RulesProducer(Config config) {
        this.settings = new Settings(config);
    }

    @Produces
    @Singleton
    Policies policies() {
        var window = new ConfirmationWindow(settings.duration("ancv.confirmation-window", THREE_MINUTES),
                settings.duration("ancv.expiry-grace", GRACE));
        return new Policies(window, new CancellationWindow(settings.duration("ancv.cancellation-window", FOUR_HOURS)),
                new Rhythm(REQUEST_TIMEOUT, window));
    }

    @Produces
    @Singleton
    Decide decide(Policies policies) {
        return new Decide(policies);
    }

    @Produces
    @Singleton
    RetentionPeriod retention() {
        return new RetentionPeriod(settings.duration("erase.after", NINETY_DAYS));
    }

    @Produces
    @Singleton
    SealPolicy sealPolicy() {
        return settings.sealPolicy("ancv.notification-seal");
    }

    @Produces
    @Singleton
    IpAllowList notificationSources() {
        return settings.ipAllowList("ancv.notification-cidrs");
    }

    @Produces
    @Singleton
    NotificationAddress notificationAddress() {
        return settings.address("notification.base-url");
    }
}
