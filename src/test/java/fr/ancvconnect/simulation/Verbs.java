package fr.ancvconnect.simulation;

import fr.ancvconnect.app.AncvOrders;
import fr.ancvconnect.app.ApplyNotification;
import fr.ancvconnect.app.AskCustomer;
import fr.ancvconnect.app.CancelFolder;
import fr.ancvconnect.app.ChangePayment;
import fr.ancvconnect.app.DeclareFolder;
import fr.ancvconnect.app.GiveBack;
import fr.ancvconnect.app.NewPayments;
import fr.ancvconnect.app.NotificationAddress;
import fr.ancvconnect.app.OneByOne;
import fr.ancvconnect.app.ReadFolder;
import fr.ancvconnect.app.RefusePayment;
import fr.ancvconnect.app.ReplayPayment;
import fr.ancvconnect.app.ResolvePayment;
import fr.ancvconnect.app.SealPolicy;
import fr.ancvconnect.app.SettleDuePayment;
import fr.ancvconnect.app.SettlePayment;
import fr.ancvconnect.app.StartAnswers;
import fr.ancvconnect.app.StartPayment;
import fr.ancvconnect.app.StartRules;
import fr.ancvconnect.app.ParallelChecks;
import fr.ancvconnect.app.SweepDuePayments;
import fr.ancvconnect.app.Tally;
import fr.ancvconnect.app.TellStory;
import fr.ancvconnect.app.UnblockPayment;
import fr.ancvconnect.app.ports.Ancv;
import fr.ancvconnect.app.ports.DuePayments;
import fr.ancvconnect.app.ports.Ids;
import fr.ancvconnect.app.ports.Metrics;
import fr.ancvconnect.app.ports.NotificationSeal.Verdict;
import fr.ancvconnect.domain.ancv.AncvTransactionId;
import fr.ancvconnect.domain.payment.CancellationWindow;
import fr.ancvconnect.domain.payment.ConfirmationWindow;
import fr.ancvconnect.domain.payment.Decide;
import fr.ancvconnect.domain.payment.Policies;
import fr.ancvconnect.domain.payment.Rhythm;
import fr.ancvconnect.keys.HmacFingerprints;
import fr.ancvconnect.keys.VersionedKeys;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** The verbs as they are deployed, over a store and an ANCV that are not. */
final class Verbs {

    static final String SEAL = "sealed";
    private static final ConfirmationWindow WINDOW = new ConfirmationWindow(Duration.ofMinutes(3), Duration.ofSeconds(15));

    final StartPayment start;
    final DeclareFolder declare;
    final RefusePayment refuse;
    final CancelFolder cancel;
    final UnblockPayment unblock;
    final ResolvePayment resolve;
    final ApplyNotification notified;
    final SweepDuePayments sweep;

    Verbs(FaultyPayments payments, FaultyFolders folders, DuePayments due, Ancv ancv, Ids ids, InstantSource clock) {
        var policies = new Policies(WINDOW, new CancellationWindow(Duration.ofHours(4)),
                new Rhythm(Duration.ofSeconds(28), WINDOW));
        var decide = new Decide(policies);
        Metrics unseen = (_, _) -> { };
        var tally = new Tally(unseen);
        var change = new ChangePayment(payments, decide, tally, clock);
        var settle = new SettlePayment(ancv, change);
        var settleDue = new SettleDuePayment(payments, change, settle, tally, clock);
        var tell = new TellStory(folders);
        var giveBack = new GiveBack(settle, tell);
        var read = new ReadFolder(folders);
        var orders = new AncvOrders(new NotificationAddress(URI.create("https://service.example")), policies, clock);
        var fingerprints = new HmacFingerprints(VersionedKeys.parse("ver001=a-fingerprint-key").orElseThrow());
        start = new StartPayment(payments, new StartRules(folders, policies, World.MINIMUM, clock),
                new NewPayments(policies, fingerprints, ids, clock), new ReplayPayment(folders, fingerprints),
                new AskCustomer(ancv, change, orders, new StartAnswers(folders), clock), tally);
        declare = new DeclareFolder(folders, folders, clock);
        refuse = new RefusePayment(read, change, settle, giveBack, tell, clock);
        cancel = new CancelFolder(folders, decide, giveBack, new OneByOne(), tally, clock);
        unblock = new UnblockPayment(read, payments, settleDue);
        resolve = new ResolvePayment(read, change, giveBack, tell, clock);
        notified = new ApplyNotification(Verbs::transactionOf, (seal, _) -> seal.equals(SEAL) ? Verdict.RIGHT : Verdict.WRONG,
                SealPolicy.CHECK, payments, settle, unseen, clock);
        sweep = new SweepDuePayments(due, settleDue, new OneByOne(), new ParallelChecks(16), clock);
    }

    private static Optional<AncvTransactionId> transactionOf(byte[] body) {
        return Optional.of(new AncvTransactionId(new String(body, StandardCharsets.UTF_8)));
    }
}
