package fr.ancvconnect.app;

import fr.ancvconnect.app.ports.Ancv;
import fr.ancvconnect.app.ports.Ancv.NewTransaction;
import fr.ancvconnect.app.ports.AncvAnswer;
import fr.ancvconnect.app.ports.Deadline;
import fr.ancvconnect.app.ports.Ids;
import fr.ancvconnect.domain.AncvId;
import fr.ancvconnect.domain.payment.MinimumAmount;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;

/**
 * Asks ANCV whether it knows an ANCV ID: a transaction of the minimum amount is created for it and no payer is ever
 * named; it expires by itself and moves no money (ANCV's protocol).
 */
@ApplicationScoped
public class ProbeAncvId {

    private static final String ORDER = "ACTIVATION";
    private static final String LABEL = "Activation ANCV Connect";

    private final Ancv ancv;
    private final NotificationAddress addresses;
    private final MinimumAmount minimum;
    private final Ids ids;
    private final InstantSource clock;

    public ProbeAncvId(Ancv ancv, NotificationAddress addresses, MinimumAmount minimum, Ids ids,
                       InstantSource clock) {
        this.ancv = ancv;
        this.addresses = addresses;
        this.minimum = minimum;
        this.ids = ids;
        this.clock = clock;
    }

    AncvAnswer ask(AncvId ancvId) {
        var transaction = new NewTransaction(ancvId, ORDER, ids.secret(), LABEL, minimum.amount(),
                addresses.ofProbe());
        return ancv.create(transaction, Deadline.from(clock));
    }
}
