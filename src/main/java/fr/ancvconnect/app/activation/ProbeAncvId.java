package fr.ancvconnect.app.activation;

import fr.ancvconnect.app.IdGenerator;
import fr.ancvconnect.app.ancv.AncvApi;
import fr.ancvconnect.app.ancv.AncvApi.NewTransaction;
import fr.ancvconnect.app.ancv.AncvResponse;
import fr.ancvconnect.app.ancv.Deadline;
import fr.ancvconnect.app.ancv.NotificationAddress;
import fr.ancvconnect.domain.AncvId;
import fr.ancvconnect.domain.payment.policy.PaymentPolicies.MinimumAmount;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;

/**
 * Checks whether an ANCV ID exists at ANCV. It creates a transaction of the minimum amount and never names a payer. The
 * transaction expires automatically and moves no money (ANCV's protocol).
 */
@ApplicationScoped
public class ProbeAncvId {

    private static final String ORDER = "ACTIVATION";
    private static final String LABEL = "Activation ANCV Connect";

    private final AncvApi ancv;
    private final NotificationAddress addresses;
    private final MinimumAmount minimum;
    private final IdGenerator ids;
    private final InstantSource clock;

    public ProbeAncvId(
            AncvApi ancv, NotificationAddress addresses, MinimumAmount minimum, IdGenerator ids, InstantSource clock) {
        this.ancv = ancv;
        this.addresses = addresses;
        this.minimum = minimum;
        this.ids = ids;
        this.clock = clock;
    }

    AncvResponse probe(AncvId ancvId) {
        var transaction = new NewTransaction(ancvId, ORDER, ids.secret(), LABEL, minimum.amount(), addresses.ofProbe());
        return ancv.create(transaction, Deadline.from(clock));
    }
}
