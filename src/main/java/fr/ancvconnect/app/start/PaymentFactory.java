package fr.ancvconnect.app.start;

import fr.ancvconnect.app.IdGenerator;
import fr.ancvconnect.app.payment.Fingerprints;
import fr.ancvconnect.app.payment.Fingerprints.Fingerprint;
import fr.ancvconnect.app.payment.VersionedPayment;
import fr.ancvconnect.app.payment.VersionedPayment.PaymentMetadata;
import fr.ancvconnect.domain.AncvId;
import fr.ancvconnect.domain.Sha256;
import fr.ancvconnect.domain.establishment.Establishment;
import fr.ancvconnect.domain.payment.HistoryEntry;
import fr.ancvconnect.domain.payment.PaymentRequest;
import fr.ancvconnect.domain.payment.PaymentStatus;
import fr.ancvconnect.domain.payment.check.NextCheck;
import fr.ancvconnect.domain.payment.policy.PaymentPolicies;
import fr.ancvconnect.domain.payment.state.Payment.Requested;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Creates the payment that is written before the call to ANCV. */
@ApplicationScoped
public class PaymentFactory {

    private final PaymentPolicies policies;
    private final Fingerprints fingerprints;
    private final IdGenerator ids;
    private final InstantSource clock;

    public PaymentFactory(PaymentPolicies policies, Fingerprints fingerprints, IdGenerator ids, InstantSource clock) {
        this.policies = policies;
        this.fingerprints = fingerprints;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * The data of the first write.
     *
     * @param addressSecret the secret part of the notification URL; only its hash is stored
     */
    record Draft(VersionedPayment payment, HistoryEntry entry, String addressSecret) {}

    /**
     * Creates a payment before any call to ANCV. Its first check is due when the start request has certainly ended.
     * Returns empty while there is no key for the fingerprint, because no payment is written without a fingerprint.
     */
    Optional<Draft> draft(StartCommand command, Establishment establishment) {
        return fingerprints
                .of(command.id(), command.beneficiary())
                .map(fingerprint -> draft(command, establishment, fingerprint));
    }

    private Draft draft(StartCommand command, Establishment establishment, Fingerprint fingerprint) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        AncvId ancvId = establishment.option().ancvId().orElseThrow();
        var request = new PaymentRequest(
                command.id(),
                command.folder(),
                establishment.id(),
                ancvId,
                command.caller().channel(),
                command.caller().by(),
                command.amount(),
                Optional.of(command.beneficiary().mask()),
                now,
                command.link());
        String secret = ids.secret();
        var metadata = new PaymentMetadata(ids.secret(), Optional.of(fingerprint), Sha256.hex(secret));
        var payment = new VersionedPayment(
                new Requested(request, Optional.empty()),
                NextCheck.at(policies.checkSchedule().startTimeoutAt(request)),
                metadata,
                1);
        var entry = new HistoryEntry(now, PaymentStatus.REQUESTED, request.by(), Optional.empty());
        return new Draft(payment, entry, secret);
    }
}
