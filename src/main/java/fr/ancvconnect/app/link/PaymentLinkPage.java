package fr.ancvconnect.app.link;

import fr.ancvconnect.app.Caller;
import fr.ancvconnect.app.ProblemCode;
import fr.ancvconnect.app.Result;
import fr.ancvconnect.app.activation.EstablishmentStore;
import fr.ancvconnect.app.folder.FolderStore;
import fr.ancvconnect.app.link.PaymentLinkStore.FolderAndLink;
import fr.ancvconnect.app.link.PaymentLinkTokens.Verification;
import fr.ancvconnect.app.payment.PaymentWithHistory;
import fr.ancvconnect.app.start.StartPayment;
import fr.ancvconnect.app.start.StartPayment.StartedPayment;
import fr.ancvconnect.app.start.StartRules;
import fr.ancvconnect.app.start.StartRules.Availability;
import fr.ancvconnect.domain.Beneficiary;
import fr.ancvconnect.domain.FolderId;
import fr.ancvconnect.domain.Money;
import fr.ancvconnect.domain.establishment.Establishment;
import fr.ancvconnect.domain.link.LinkTerms;
import fr.ancvconnect.domain.link.PaymentLink;
import fr.ancvconnect.domain.link.PaymentLinkStatus;
import fr.ancvconnect.domain.payment.IdempotencyKey;
import fr.ancvconnect.domain.payment.PaymentId;
import fr.ancvconnect.domain.payment.PaymentLinkId;
import fr.ancvconnect.domain.payment.state.Payment;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * What the page of a payment link calls. The token in the URL is the only permission: nothing is read from the store
 * before it is verified. All methods return {@code PAYMENT_LINK_NOT_FOUND} for a wrong token and for an unknown link,
 * and {@code SERVICE_UNAVAILABLE} while no key can be read.
 */
@ApplicationScoped
public class PaymentLinkPage {

    private final PaymentLinkTokens tokens;
    private final PaymentLinkStore links;
    private final EstablishmentStore establishments;
    private final FolderStore folders;
    private final StartRules rules;
    private final StartPayment start;
    private final InstantSource clock;

    public PaymentLinkPage(
            PaymentLinkTokens tokens,
            PaymentLinkStore links,
            EstablishmentStore establishments,
            FolderStore folders,
            StartRules rules,
            StartPayment start,
            InstantSource clock) {
        this.tokens = tokens;
        this.links = links;
        this.establishments = establishments;
        this.folders = folders;
        this.rules = rules;
        this.start = start;
        this.clock = clock;
    }

    /**
     * What the page shows.
     *
     * @param payer         the customer, for whom the payment is shown
     * @param establishment the name of the establishment
     * @param start         whether a payment can start now
     * @param payment       the payment in progress or the last one through this link
     */
    public record PageState(
            Caller.LinkPayer payer,
            String establishment,
            PaymentLink link,
            PaymentLinkStatus status,
            Availability start,
            Optional<PaymentWithHistory> payment) {}

    /**
     * What decides how the page opens.
     *
     * @param isOver whether nothing can be paid and no payment through the link waits for the customer or for ANCV
     */
    public record OpenedLink(LinkTerms terms, PaymentLinkStatus status, boolean isOver) {}

    /** Opens the page of a link, also of one that is over. Two reads, and one query for a payment if the link is over. */
    public Result<OpenedLink> open(String token) {
        return read(token, (payer, found) -> opened(payer, found.link()));
    }

    private OpenedLink opened(Caller.LinkPayer payer, PaymentLink link) {
        PaymentLinkStatus status = link.status(clock.instant());
        boolean isOver = status != PaymentLinkStatus.ACTIVE
                && lastPayment(payer, link)
                        .filter(last -> last.payment().payment() instanceof Payment.Open)
                        .isEmpty();
        return new OpenedLink(link.terms(), status, isOver);
    }

    /** Returns the state of a link, also of one that is over. Two reads, one of the establishment, one query for a payment. */
    public Result<PageState> state(String token) {
        return read(token, this::state);
    }

    private <T> Result<T> read(String token, BiFunction<Caller.LinkPayer, FolderAndLink, T> shown) {
        return payer(token)
                .then(payer -> links.find(payer.folder(), payer.link())
                        .map(found -> Result.success(shown.apply(payer, found)))
                        .orElseGet(() -> Result.failure(ProblemCode.PAYMENT_LINK_NOT_FOUND)));
    }

    private Optional<PaymentWithHistory> lastPayment(Caller.LinkPayer payer, PaymentLink link) {
        return link.lastPayment().flatMap(payment -> folders.findPayment(payer.folder(), payment));
    }

    private PageState state(Caller.LinkPayer payer, FolderAndLink found) {
        PaymentLink link = found.link();
        PaymentLinkStatus status = link.status(clock.instant());
        Optional<Establishment> establishment = establishments.find(link.establishment());
        Availability open = rules.availability(payer, found.folder(), establishment, link.remaining());
        Availability start = status == PaymentLinkStatus.ACTIVE
                ? open
                : new Availability(Optional.of(ProblemCode.PAYMENT_LINK_OVER), open.minimum(), open.maximum());
        return new PageState(
                payer,
                establishment.map(known -> known.declaration().name()).orElse(""),
                link,
                status,
                start,
                lastPayment(payer, link));
    }

    /**
     * Starts a payment through the link. Returns the payment, {@code PAYMENT_LINK_OVER}, {@code VALIDATION_FAILED} for
     * another amount than the link leaves to pay, or a problem of any start.
     *
     * @param amount empty for what the link leaves to pay
     */
    public Result<LinkPayment<StartedPayment>> start(
            String token, IdempotencyKey key, Optional<Money> amount, Beneficiary beneficiary) {
        return payer(token).then(payer -> seenBy(payer, start.start(payer, key, amount, beneficiary)));
    }

    /** Returns a payment that was started through this link, or {@code PAYMENT_NOT_FOUND}. One read and one query. */
    public Result<LinkPayment<PaymentWithHistory>> payment(String token, Optional<PaymentId> payment) {
        return payer(token)
                .then(payer -> seenBy(
                        payer,
                        payment.flatMap(id -> folders.findPayment(payer.folder(), id))
                                .filter(found -> payer.canAccess(
                                        found.payment().payment().request()))
                                .map(Result::success)
                                .orElseGet(() -> Result.failure(ProblemCode.PAYMENT_NOT_FOUND))));
    }

    /** A payment and the customer who sees it. */
    public record LinkPayment<P>(Caller.LinkPayer payer, P payment) {}

    private static <P> Result<LinkPayment<P>> seenBy(Caller.LinkPayer payer, Result<P> result) {
        Function<P, Result<LinkPayment<P>>> seen = payment -> Result.success(new LinkPayment<>(payer, payment));
        return result.then(seen);
    }

    private Result<Caller.LinkPayer> payer(String token) {
        return switch (tokens.verify(token)) {
            case Verification.Valid(PaymentLinkId link) -> payer(link);
            case Verification.Invalid _ -> Result.failure(ProblemCode.PAYMENT_LINK_NOT_FOUND);
            case Verification.Unknown _ -> Result.failure(ProblemCode.SERVICE_UNAVAILABLE);
        };
    }

    private Result<Caller.LinkPayer> payer(PaymentLinkId link) {
        Optional<FolderId> folder = links.folderOf(link);
        return folder.map(found -> Result.success(new Caller.LinkPayer(found, link)))
                .orElseGet(() -> Result.failure(ProblemCode.PAYMENT_LINK_NOT_FOUND));
    }
}
