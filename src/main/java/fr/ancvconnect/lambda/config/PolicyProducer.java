package fr.ancvconnect.lambda.config;

import fr.ancvconnect.app.ancv.NotificationAddress;
import fr.ancvconnect.app.link.PaymentPageUrl;
import fr.ancvconnect.app.notification.SealPolicy;
import fr.ancvconnect.app.settlement.SweepDuePayments.ParallelChecks;
import fr.ancvconnect.config.Settings;
import fr.ancvconnect.domain.Money;
import fr.ancvconnect.domain.RetentionPeriod;
import fr.ancvconnect.domain.payment.decision.PaymentDecider;
import fr.ancvconnect.domain.payment.policy.PaymentPolicies;
import fr.ancvconnect.domain.payment.policy.PaymentPolicies.CancellationWindow;
import fr.ancvconnect.domain.payment.policy.PaymentPolicies.CheckSchedule;
import fr.ancvconnect.domain.payment.policy.PaymentPolicies.ConfirmationWindow;
import fr.ancvconnect.domain.payment.policy.PaymentPolicies.MinimumAmount;
import fr.ancvconnect.lambda.request.ReturnHosts;
import fr.ancvconnect.lambda.security.IpAllowList;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Creates the policies from the configuration. */
@Singleton
public final class PolicyProducer {

    /** The timeout of the Lambda functions: a start request that is older is no longer running. */
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(28);

    private static final Duration THREE_MINUTES = Duration.ofMinutes(3);
    private static final Duration GRACE = Duration.ofSeconds(15);
    private static final Duration FOUR_HOURS = Duration.ofHours(4);
    private static final Duration NINETY_DAYS = Duration.ofDays(90);
    private static final String NOTIFICATION_CIDRS = "ancv.notification-cidrs";
    private static final String BASE_URL = "notification.base-url";
    private static final String PAGE_URL = "payment-page.url";
    private static final String RETURN_HOSTS = "payment-page.return-hosts";
    private static final Money TWENTY_EURO = Money.ofCents(2_000);

    private final Settings settings;

    public PolicyProducer(Settings settings) {
        this.settings = settings;
    }

    @Produces
    @Singleton
    @Startup(Settings.FIRST)
    PaymentPolicies policies() {
        var window = new ConfirmationWindow(
                settings.duration("ancv.confirmation-window", THREE_MINUTES),
                settings.duration("ancv.expiry-grace", GRACE));
        return new PaymentPolicies(
                window,
                new CancellationWindow(settings.duration("ancv.cancellation-window", FOUR_HOURS)),
                new CheckSchedule(REQUEST_TIMEOUT, window));
    }

    @Produces
    @Singleton
    PaymentDecider decide(PaymentPolicies policies) {
        return new PaymentDecider(policies);
    }

    @Produces
    @Singleton
    @Startup(Settings.FIRST)
    public MinimumAmount minimumAmount() {
        long cents = settings.wholeNumber("ancv.minimum-amount", 1, Money.LARGEST.cents(), TWENTY_EURO.cents());
        return new MinimumAmount(Money.ofCents(cents));
    }

    @Produces
    @Singleton
    @Startup(Settings.FIRST)
    public RetentionPeriod retention() {
        return new RetentionPeriod(settings.duration("erase.after", NINETY_DAYS));
    }

    @Produces
    @Singleton
    @Startup(Settings.FIRST)
    public ParallelChecks parallelChecks() {
        return new ParallelChecks(
                (int) settings.wholeNumber("sweep.parallel-checks", 1, ParallelChecks.MOST, ParallelChecks.DEFAULT));
    }

    @Produces
    @Singleton
    @Startup(Settings.FIRST)
    SealPolicy sealPolicy() {
        return settings.oneOf("ancv.notification-seal", SealPolicy.values(), SealPolicy.CHECK);
    }

    @Produces
    @Singleton
    @Startup(Settings.FIRST)
    public IpAllowList notificationSources() {
        try {
            return IpAllowList.parse(settings.find(NOTIFICATION_CIDRS).orElse(""));
        } catch (IllegalArgumentException _) {
            throw settings.malformed(NOTIFICATION_CIDRS, "a list of CIDR blocks such as 192.0.2.0/24,2001:db8::/32");
        }
    }

    @Produces
    @Singleton
    @Startup(Settings.FIRST)
    NotificationAddress notificationAddress() {
        return new NotificationAddress(settings.address(BASE_URL));
    }

    /** The page is served at the address of the service, unless it has a host of its own. */
    @Produces
    @Singleton
    @Startup(Settings.FIRST)
    public PaymentPageUrl paymentPageUrl() {
        return new PaymentPageUrl(settings.address(settings.find(PAGE_URL).isPresent() ? PAGE_URL : BASE_URL));
    }

    @Produces
    @Singleton
    @Startup(Settings.FIRST)
    public ReturnHosts returnHosts() {
        try {
            return ReturnHosts.parse(settings.find(RETURN_HOSTS).orElse(""));
        } catch (IllegalArgumentException _) {
            throw settings.malformed(RETURN_HOSTS, "a list of host names such as hotel.example,www.hotel.example");
        }
    }
}
