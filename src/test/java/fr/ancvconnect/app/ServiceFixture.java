package fr.ancvconnect.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.ancvconnect.app.activation.ActivateOption;
import fr.ancvconnect.app.activation.DeactivateOption;
import fr.ancvconnect.app.activation.DeclareEstablishment;
import fr.ancvconnect.app.activation.EstablishmentStore;
import fr.ancvconnect.app.activation.ProbeAncvId;
import fr.ancvconnect.app.activation.ReadEstablishment;
import fr.ancvconnect.app.activation.SwitchAlternativePayments;
import fr.ancvconnect.app.activation.UpdateEstablishment;
import fr.ancvconnect.app.ancv.AncvNotifications.SealCheck;
import fr.ancvconnect.app.ancv.NotificationAddress;
import fr.ancvconnect.app.folder.DeclareFolder;
import fr.ancvconnect.app.folder.FolderStore;
import fr.ancvconnect.app.folder.FolderWithPayments;
import fr.ancvconnect.app.folder.ReadFolder;
import fr.ancvconnect.app.folder.ReadPaymentHistory;
import fr.ancvconnect.app.link.CreatePaymentLink;
import fr.ancvconnect.app.link.CreatePaymentLink.RequestedTerms;
import fr.ancvconnect.app.link.PaymentLinkPage;
import fr.ancvconnect.app.link.PaymentLinkPage.LinkPayment;
import fr.ancvconnect.app.link.PaymentLinkStore;
import fr.ancvconnect.app.link.PaymentLinkTokens;
import fr.ancvconnect.app.link.PaymentLinkUrls;
import fr.ancvconnect.app.link.PaymentLinkUrls.LinkWithUrl;
import fr.ancvconnect.app.link.PaymentPageUrl;
import fr.ancvconnect.app.link.ReadPaymentLinks;
import fr.ancvconnect.app.link.RevokePaymentLink;
import fr.ancvconnect.app.notification.ApplyNotification;
import fr.ancvconnect.app.notification.SealPolicy;
import fr.ancvconnect.app.payment.ChangePayment;
import fr.ancvconnect.app.payment.PaymentMetrics;
import fr.ancvconnect.app.payment.PaymentStore;
import fr.ancvconnect.app.payment.VersionedPayment;
import fr.ancvconnect.app.reversal.CancelFolder;
import fr.ancvconnect.app.reversal.RefusePayment;
import fr.ancvconnect.app.reversal.ResolvePayment;
import fr.ancvconnect.app.reversal.ReversePayment;
import fr.ancvconnect.app.settlement.CheckDuePayment;
import fr.ancvconnect.app.settlement.CheckIndex;
import fr.ancvconnect.app.settlement.ReconcilePayment;
import fr.ancvconnect.app.settlement.SweepDuePayments;
import fr.ancvconnect.app.settlement.SweepDuePayments.ParallelChecks;
import fr.ancvconnect.app.settlement.SweepReport;
import fr.ancvconnect.app.settlement.UnblockPayment;
import fr.ancvconnect.app.start.IdempotentReplay;
import fr.ancvconnect.app.start.PaymentFactory;
import fr.ancvconnect.app.start.RequestAuthorization;
import fr.ancvconnect.app.start.StartPayment;
import fr.ancvconnect.app.start.StartPayment.StartedPayment;
import fr.ancvconnect.app.start.StartResults;
import fr.ancvconnect.app.start.StartRules;
import fr.ancvconnect.app.start.TransactionRequests;
import fr.ancvconnect.domain.AncvId;
import fr.ancvconnect.domain.Beneficiary;
import fr.ancvconnect.domain.EstablishmentId;
import fr.ancvconnect.domain.FolderId;
import fr.ancvconnect.domain.Money;
import fr.ancvconnect.domain.ancv.AncvState;
import fr.ancvconnect.domain.ancv.AncvTransactionId;
import fr.ancvconnect.domain.establishment.Establishment.CollectionMode;
import fr.ancvconnect.domain.establishment.Establishment.Declaration;
import fr.ancvconnect.domain.establishment.Establishment.VirtualPos;
import fr.ancvconnect.domain.folder.BookingFolder.Origin;
import fr.ancvconnect.domain.folder.Customer;
import fr.ancvconnect.domain.folder.FolderDeclaration;
import fr.ancvconnect.domain.link.PaymentLink;
import fr.ancvconnect.domain.payment.IdempotencyKey;
import fr.ancvconnect.domain.payment.decision.PaymentDecider;
import fr.ancvconnect.domain.payment.policy.PaymentPolicies;
import fr.ancvconnect.domain.payment.policy.PaymentPolicies.CancellationWindow;
import fr.ancvconnect.domain.payment.policy.PaymentPolicies.CheckSchedule;
import fr.ancvconnect.domain.payment.policy.PaymentPolicies.ConfirmationWindow;
import fr.ancvconnect.domain.payment.policy.PaymentPolicies.MinimumAmount;
import fr.ancvconnect.keys.HmacFingerprints;
import fr.ancvconnect.keys.HmacLinkTokens;
import fr.ancvconnect.keys.KeySource;
import fr.ancvconnect.keys.VersionedKeys;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** All use cases with a store and ANCV's ledger in memory, and an establishment that accepts ANCV Connect. */
public final class ServiceFixture {

    public static final Caller PLATFORM = new Caller.Platform();
    public static final EstablishmentId CAMPSITE = new EstablishmentId("campsite");
    public static final MinimumAmount MINIMUM = new MinimumAmount(Money.ofCents(2_000));
    public static final AncvId SHOP = new AncvId("10000651");
    public static final Beneficiary MARIE =
            Beneficiary.parse("marie@exemple.fr").orElseThrow();
    public static final String VALID_SEAL = "right";

    public final MovableClock clock = new MovableClock();
    public final RecordedMetrics metrics = new RecordedMetrics();
    public final FakeAncv ancv = new FakeAncv(clock);
    public final AtomicReference<String> notificationSecret = new AtomicReference<>("");
    public boolean sealKeysAvailable = true;
    /** The configured keys. Empty if they cannot be read. */
    public Optional<VersionedKeys> fingerprintKeys = VersionedKeys.parse("ver001=a-fingerprint-key");

    /** The keys of payment links. Empty if they cannot be read. */
    public Optional<VersionedKeys> linkKeys = VersionedKeys.parse("ver001=a-link-key");

    public final PaymentStore payments;
    final FolderStore folders;
    public final DeclareEstablishment declareEstablishment;
    public final DeclareFolder declareFolder;
    public final ActivateOption activate;
    public final DeactivateOption deactivate;
    public final SwitchAlternativePayments alternative;
    public final ReadEstablishment readEstablishment;
    public final ReadFolder readFolder;
    public final StartRules rules;
    public final StartPayment start;
    public final SweepDuePayments sweep;
    public final RefusePayment refuse;
    public final CancelFolder cancel;
    public final UnblockPayment unblock;
    public final ResolvePayment resolve;
    public final PaymentLinkTokens tokens;
    public final CreatePaymentLink createLink;
    public final ReadPaymentLinks readLinks;
    public final RevokePaymentLink revokeLink;
    public final PaymentLinkPage page;
    private final ReconcilePayment reconcile;

    public ServiceFixture() {
        this(new InMemoryStore());
    }

    private ServiceFixture(InMemoryStore store) {
        this(store, store, store, store, store, new VirtualThreadExecutor());
    }

    /** Creates a service without parallel execution. */
    public static ServiceFixture sequential() {
        var store = new InMemoryStore();
        return new ServiceFixture(store, store, store, store, store, new SequentialExecutor());
    }

    public ServiceFixture(
            PaymentStore payments, FolderStore folders, EstablishmentStore establishments, CheckIndex due) {
        this(payments, folders, establishments, due, new VirtualThreadExecutor());
    }

    public ServiceFixture(
            PaymentStore payments,
            FolderStore folders,
            EstablishmentStore establishments,
            CheckIndex due,
            ParallelExecutor executor) {
        this(payments, folders, establishments, due, new InMemoryStore(), executor);
    }

    /** Creates a service whose payment links are in the same store. The other constructors have no links. */
    public ServiceFixture(
            PaymentStore payments,
            FolderStore folders,
            EstablishmentStore establishments,
            CheckIndex due,
            PaymentLinkStore linkStore,
            ParallelExecutor executor) {
        this.payments = payments;
        this.folders = folders;
        var window = new ConfirmationWindow(Duration.ofMinutes(3), Duration.ofSeconds(15));
        var policies = new PaymentPolicies(
                window, new CancellationWindow(Duration.ofHours(4)), new CheckSchedule(Duration.ofSeconds(28), window));
        var addresses = new NotificationAddress(URI.create("http://localhost:8080"));
        var paymentMetrics = new PaymentMetrics(metrics);
        var change = new ChangePayment(payments, new PaymentDecider(policies), paymentMetrics, clock);
        reconcile = new ReconcilePayment(ancv, change);
        readEstablishment = new ReadEstablishment(establishments);
        var changeEstablishment = new UpdateEstablishment(establishments, readEstablishment);
        declareEstablishment = new DeclareEstablishment(establishments);
        declareFolder = new DeclareFolder(establishments, folders, clock);
        deactivate = new DeactivateOption(changeEstablishment);
        alternative = new SwitchAlternativePayments(changeEstablishment);
        activate = new ActivateOption(
                establishments,
                readEstablishment,
                changeEstablishment,
                new ProbeAncvId(ancv, addresses, MINIMUM, ServiceFixture::random, clock),
                clock);
        readFolder = new ReadFolder(folders);
        rules = new StartRules(establishments, policies, MINIMUM, clock);
        var fingerprints = new HmacFingerprints(source(() -> fingerprintKeys));
        start = new StartPayment(
                payments,
                rules,
                new PaymentFactory(policies, fingerprints, this::nextSecret, clock),
                new IdempotentReplay(folders, fingerprints),
                new RequestAuthorization(
                        ancv,
                        change,
                        new TransactionRequests(addresses, policies, clock),
                        new StartResults(folders),
                        clock),
                paymentMetrics,
                clock);
        var checkDuePayment = new CheckDuePayment(payments, change, reconcile, paymentMetrics, clock);
        sweep = new SweepDuePayments(due, checkDuePayment, executor, new ParallelChecks(16), clock);
        var readHistory = new ReadPaymentHistory(folders);
        var reverse = new ReversePayment(reconcile, readHistory);
        refuse = new RefusePayment(readFolder, change, reconcile, reverse, readHistory, clock);
        resolve = new ResolvePayment(readFolder, change, reverse, readHistory, clock);
        cancel = new CancelFolder(folders, new PaymentDecider(policies), reverse, executor, paymentMetrics, clock);
        unblock = new UnblockPayment(readFolder, payments, checkDuePayment);
        tokens = new HmacLinkTokens(source(() -> linkKeys));
        var urls = new PaymentLinkUrls(tokens, new PaymentPageUrl(URI.create("https://pay.example")));
        createLink = new CreatePaymentLink(folders, linkStore, rules, tokens, urls, clock);
        readLinks = new ReadPaymentLinks(folders, linkStore, urls);
        revokeLink = new RevokePaymentLink(readLinks, linkStore, clock);
        page = new PaymentLinkPage(tokens, linkStore, establishments, folders, rules, start, clock);
    }

    private static KeySource source(Supplier<Optional<VersionedKeys>> keys) {
        return new KeySource() {
            @Override
            public Optional<VersionedKeys> known() {
                return keys.get();
            }

            @Override
            public Optional<VersionedKeys> refreshed() {
                return keys.get();
            }
        };
    }

    /** The first generated id is the secret in the notification address of the first payment. */
    private String nextSecret() {
        String next = random();
        notificationSecret.compareAndSet("", next);
        return next;
    }

    private static String random() {
        return UUID.randomUUID().toString();
    }

    public ApplyNotification notifications(SealPolicy policy) {
        return new ApplyNotification(new PlainNotifications(this::check), policy, payments, reconcile, metrics, clock);
    }

    private SealCheck check(String seal) {
        SealCheck checked = seal.equals(VALID_SEAL) ? SealCheck.VALID : SealCheck.INVALID;
        return sealKeysAvailable ? checked : SealCheck.NOT_CHECKED;
    }

    public static Declaration declaration(String country, CollectionMode mode, VirtualPos... pos) {
        return new Declaration("Camping des Pins", country, mode, Set.of(pos));
    }

    /** Declares the establishment and activates the option. */
    public ServiceFixture activateOption() {
        declareEstablishment.declare(CAMPSITE, declaration("FR", CollectionMode.PREPAID, VirtualPos.STRIPE));
        activate.activate(PLATFORM, CAMPSITE, SHOP);
        ancv.calls.clear();
        ancv.ledger.clear();
        return this;
    }

    /** Declares a back-office folder with this total, in cents. */
    public FolderId folder(String id, long cents) {
        declareFolder.declare(
                new FolderId(id),
                new FolderDeclaration(
                        CAMPSITE, Origin.BACK_OFFICE, Money.ofCents(cents), Optional.empty(), false, Optional.empty()));
        return new FolderId(id);
    }

    /** Declares a back-office folder with this total, in cents, and this customer. */
    public FolderId folder(String id, long cents, Customer customer) {
        declareFolder.declare(
                new FolderId(id),
                new FolderDeclaration(
                        CAMPSITE,
                        Origin.BACK_OFFICE,
                        Money.ofCents(cents),
                        Optional.of(customer),
                        false,
                        Optional.empty()));
        return new FolderId(id);
    }

    /** Starts a payment and returns the result. */
    public Result<StartedPayment> start(Caller caller, FolderId folder, String key, long cents) {
        return start.start(caller, folder, new IdempotencyKey(key), Money.ofCents(cents), MARIE);
    }

    /** Creates a payment link, and fails the test if the creation fails. An amount of 0 leaves the amount open. */
    public PaymentLink link(FolderId folder, String key, long cents) {
        var terms = new RequestedTerms(
                Optional.of(Money.ofCents(cents)).filter(amount -> !amount.isZero()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return switch (createLink.create(PLATFORM, folder, new IdempotencyKey(key), terms)) {
            case Result.Success<Declared<LinkWithUrl>>(var created) ->
                created.value().link();
            case Result.Failure<Declared<LinkWithUrl>>(Problem problem) -> throw new AssertionError(problem.toString());
        };
    }

    /** The token in the URL of a payment link. */
    public String tokenOf(PaymentLink link) {
        return tokens.token(link.id(), link.keyVersion()).orElseThrow();
    }

    /** The payment link as it is stored now. */
    public PaymentLink stored(PaymentLink link) {
        return payments.findLink(link.folder(), link.id()).orElseThrow();
    }

    /** Starts a payment through a link and returns the result. An amount of 0 is not sent. */
    public Result<LinkPayment<StartedPayment>> startThrough(PaymentLink link, String key, long cents) {
        return page.start(
                tokenOf(link),
                new IdempotencyKey(key),
                Optional.of(Money.ofCents(cents)).filter(amount -> !amount.isZero()),
                MARIE);
    }

    /** Starts a payment, and fails the test if the start fails. */
    public VersionedPayment startPayment(FolderId folder, String key, long cents) {
        return switch (start(PLATFORM, folder, key, cents)) {
            case Result.Success<StartedPayment>(StartedPayment payment) ->
                payment.payment().payment();
            case Result.Failure<StartedPayment>(Problem problem) -> throw new AssertionError(problem.toString());
        };
    }

    public FolderWithPayments folderWithPayments(FolderId folder) {
        return folders.findWithPayments(folder).orElseThrow();
    }

    public VersionedPayment onlyPayment(FolderId folder) {
        return folderWithPayments(folder).payments().getFirst().payment();
    }

    public List<String> history(FolderId folder) {
        return folderWithPayments(folder).payments().getFirst().history().stream()
                .map(each -> each.status() + " " + each.by())
                .toList();
    }

    public SweepReport sweepAfter(Duration wait) {
        clock.move(wait);
        return sweep.sweep(clock.instant().plusSeconds(20));
    }

    /** The customer confirms the full amount, and ANCV sends a notification to the payment's address. */
    public void confirm(VersionedPayment payment) {
        confirmWithoutNotification(payment);
        notify(payment);
    }

    /** The customer confirms the full amount, and the notification is lost. */
    public void confirmWithoutNotification(VersionedPayment payment) {
        AncvTransactionId id = payment.payment().transaction().orElseThrow().transaction();
        ancv.setState(
                id, AncvState.VALIDATED, payment.payment().request().amount().cents());
    }

    /** ANCV sends a notification to the address of the first payment. */
    public void notify(VersionedPayment payment) {
        var request = payment.payment().request();
        AncvTransactionId id = payment.payment().transaction().orElseThrow().transaction();
        Optional<Problem> problem = notifications(SealPolicy.CHECK)
                .applyToAddress(
                        request.folder(),
                        request.id(),
                        notificationSecret.get(),
                        id.value().getBytes(UTF_8),
                        Optional.empty());
        if (problem.isPresent()) {
            throw new AssertionError(problem.get().code().code());
        }
    }

    /** Returns the number of calls to ANCV so far. */
    public int ancvCalls() {
        return ancv.calls.size();
    }

    public MovableClock clock() {
        return clock;
    }

    public static ProblemCode codeOf(Result<?> result) {
        return switch (result) {
            case Result.Failure<?>(Problem problem) -> problem.code();
            case Result.Success<?> ok -> throw new AssertionError("It succeeded: " + ok);
        };
    }
}
