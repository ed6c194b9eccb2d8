package fr.ancvconnect.app.start;

import fr.ancvconnect.app.ancv.AncvApi.NewTransaction;
import fr.ancvconnect.app.ancv.NotificationAddress;
import fr.ancvconnect.app.payment.VersionedPayment;
import fr.ancvconnect.domain.ancv.AncvTransaction;
import fr.ancvconnect.domain.establishment.Establishment;
import fr.ancvconnect.domain.payment.OrderId;
import fr.ancvconnect.domain.payment.PaymentRequest;
import fr.ancvconnect.domain.payment.policy.PaymentPolicies;
import fr.ancvconnect.domain.payment.state.AuthorizationRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Creates the requests to ANCV for a payment: the transaction and the authorization request. */
@ApplicationScoped
public class TransactionRequests {

    /** The lifetime of a transaction if ANCV does not return its end (ANCV's protocol). */
    private static final Duration DEFAULT_LIFETIME = Duration.ofMinutes(5);

    /** The longest accepted lifetime. A wrong date must not delay the last check of a payment. */
    private static final Duration MAX_LIFETIME = Duration.ofMinutes(30);

    private final NotificationAddress addresses;
    private final PaymentPolicies policies;
    private final InstantSource clock;

    public TransactionRequests(NotificationAddress addresses, PaymentPolicies policies, InstantSource clock) {
        this.addresses = addresses;
        this.policies = policies;
        this.clock = clock;
    }

    /** The data of the new transaction. The customer's phone displays the establishment's name. */
    NewTransaction transaction(VersionedPayment payment, String addressSecret, Establishment establishment) {
        PaymentRequest request = payment.payment().request();
        return new NewTransaction(
                request.ancvId(),
                OrderId.of(request.folder()).value(),
                request.id().value(),
                establishment.declaration().name(),
                request.amount(),
                addresses.of(request.folder(), request.id(), addressSecret));
    }

    /** The authorization request for a customer who is named now in the created transaction. */
    AuthorizationRequest authorization(AncvTransaction created) {
        Instant now = clock.instant();
        Instant lifeEndsAt = created.expirationDate()
                .filter(end -> end.isAfter(now) && !end.isAfter(now.plus(MAX_LIFETIME)))
                .orElseGet(() -> now.plus(DEFAULT_LIFETIME));
        return new AuthorizationRequest(created.id(), policies.confirmation().closesAt(now), lifeEndsAt);
    }
}
