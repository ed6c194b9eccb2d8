package fr.ancvconnect.simulation;

import fr.ancvconnect.app.IdGenerator;
import fr.ancvconnect.app.PlainNotifications;
import fr.ancvconnect.app.SequentialExecutor;
import fr.ancvconnect.app.ancv.AncvApi;
import fr.ancvconnect.app.ancv.AncvNotifications.SealCheck;
import fr.ancvconnect.app.ancv.NotificationAddress;
import fr.ancvconnect.app.folder.DeclareFolder;
import fr.ancvconnect.app.folder.ReadFolder;
import fr.ancvconnect.app.folder.ReadPaymentHistory;
import fr.ancvconnect.app.notification.ApplyNotification;
import fr.ancvconnect.app.notification.SealPolicy;
import fr.ancvconnect.app.observability.Metrics;
import fr.ancvconnect.app.payment.ChangePayment;
import fr.ancvconnect.app.payment.PaymentMetrics;
import fr.ancvconnect.app.reversal.CancelFolder;
import fr.ancvconnect.app.reversal.RefusePayment;
import fr.ancvconnect.app.reversal.ResolvePayment;
import fr.ancvconnect.app.reversal.ReversePayment;
import fr.ancvconnect.app.settlement.CheckDuePayment;
import fr.ancvconnect.app.settlement.CheckIndex;
import fr.ancvconnect.app.settlement.ReconcilePayment;
import fr.ancvconnect.app.settlement.SweepDuePayments;
import fr.ancvconnect.app.settlement.SweepDuePayments.ParallelChecks;
import fr.ancvconnect.app.settlement.UnblockPayment;
import fr.ancvconnect.app.start.IdempotentReplay;
import fr.ancvconnect.app.start.PaymentFactory;
import fr.ancvconnect.app.start.RequestAuthorization;
import fr.ancvconnect.app.start.StartPayment;
import fr.ancvconnect.app.start.StartResults;
import fr.ancvconnect.app.start.StartRules;
import fr.ancvconnect.app.start.TransactionRequests;
import fr.ancvconnect.domain.payment.decision.PaymentDecider;
import fr.ancvconnect.domain.payment.policy.PaymentPolicies;
import fr.ancvconnect.domain.payment.policy.PaymentPolicies.CancellationWindow;
import fr.ancvconnect.domain.payment.policy.PaymentPolicies.CheckSchedule;
import fr.ancvconnect.domain.payment.policy.PaymentPolicies.ConfirmationWindow;
import fr.ancvconnect.keys.HmacFingerprints;
import fr.ancvconnect.keys.VersionedKeys;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;

/** The use cases as deployed, with a simulated store and a simulated ANCV. */
final class SimulatedService {

    static final String SEAL = "sealed";
    private static final ConfirmationWindow WINDOW =
            new ConfirmationWindow(Duration.ofMinutes(3), Duration.ofSeconds(15));

    final StartPayment start;
    final DeclareFolder declare;
    final RefusePayment refuse;
    final CancelFolder cancel;
    final UnblockPayment unblock;
    final ResolvePayment resolve;
    final ApplyNotification applyNotification;
    final SweepDuePayments sweep;

    SimulatedService(
            FaultyPayments payments,
            FaultyFolders folders,
            CheckIndex due,
            AncvApi ancv,
            IdGenerator ids,
            InstantSource clock) {
        var policies = new PaymentPolicies(
                WINDOW, new CancellationWindow(Duration.ofHours(4)), new CheckSchedule(Duration.ofSeconds(28), WINDOW));
        var decider = new PaymentDecider(policies);
        Metrics noMetrics = (_, _) -> {};
        var paymentMetrics = new PaymentMetrics(noMetrics);
        var change = new ChangePayment(payments, decider, paymentMetrics, clock);
        var reconcile = new ReconcilePayment(ancv, change);
        var checkDuePayment = new CheckDuePayment(payments, change, reconcile, paymentMetrics, clock);
        var readHistory = new ReadPaymentHistory(folders);
        var reverse = new ReversePayment(reconcile, readHistory);
        var read = new ReadFolder(folders);
        var transactionRequests = new TransactionRequests(
                new NotificationAddress(URI.create("https://service.example")), policies, clock);
        var fingerprints = new HmacFingerprints(
                VersionedKeys.parse("ver001=a-fingerprint-key").orElseThrow());
        start = new StartPayment(
                payments,
                new StartRules(folders, policies, SimulationWorld.MINIMUM, clock),
                new PaymentFactory(policies, fingerprints, ids, clock),
                new IdempotentReplay(folders, fingerprints),
                new RequestAuthorization(ancv, change, transactionRequests, new StartResults(folders), clock),
                paymentMetrics,
                clock);
        declare = new DeclareFolder(folders, folders, clock);
        refuse = new RefusePayment(read, change, reconcile, reverse, readHistory, clock);
        cancel = new CancelFolder(folders, decider, reverse, new SequentialExecutor(), paymentMetrics, clock);
        unblock = new UnblockPayment(read, payments, checkDuePayment);
        resolve = new ResolvePayment(read, change, reverse, readHistory, clock);
        applyNotification = new ApplyNotification(
                new PlainNotifications(seal -> seal.equals(SEAL) ? SealCheck.VALID : SealCheck.INVALID),
                SealPolicy.CHECK,
                payments,
                reconcile,
                noMetrics,
                clock);
        sweep = new SweepDuePayments(due, checkDuePayment, new SequentialExecutor(), new ParallelChecks(16), clock);
    }
}
