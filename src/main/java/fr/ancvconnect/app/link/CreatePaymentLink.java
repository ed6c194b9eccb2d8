package fr.ancvconnect.app.link;

import fr.ancvconnect.app.Caller;
import fr.ancvconnect.app.Declared;
import fr.ancvconnect.app.Problem;
import fr.ancvconnect.app.Problem.InvalidField;
import fr.ancvconnect.app.ProblemCode;
import fr.ancvconnect.app.Result;
import fr.ancvconnect.app.RetryOnConflict;
import fr.ancvconnect.app.folder.FolderStore;
import fr.ancvconnect.app.link.PaymentLinkStore.Created;
import fr.ancvconnect.app.link.PaymentLinkStore.LinksOfFolder;
import fr.ancvconnect.app.link.PaymentLinkUrls.LinkWithUrl;
import fr.ancvconnect.app.start.StartRules;
import fr.ancvconnect.domain.FolderId;
import fr.ancvconnect.domain.Money;
import fr.ancvconnect.domain.folder.BookingFolder;
import fr.ancvconnect.domain.link.LinkLimits;
import fr.ancvconnect.domain.link.LinkTerms;
import fr.ancvconnect.domain.link.LinkTerms.LinkLanguage;
import fr.ancvconnect.domain.link.PaymentLink;
import fr.ancvconnect.domain.link.PaymentLinkStatus;
import fr.ancvconnect.domain.payment.IdempotencyKey;
import fr.ancvconnect.domain.payment.PaymentLinkId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Creates a payment link on a folder. A known idempotency key is answered first, with the link as it is now. */
@ApplicationScoped
public class CreatePaymentLink {

    private final FolderStore folders;
    private final PaymentLinkStore links;
    private final StartRules rules;
    private final PaymentLinkTokens tokens;
    private final PaymentLinkUrls urls;
    private final InstantSource clock;

    public CreatePaymentLink(
            FolderStore folders,
            PaymentLinkStore links,
            StartRules rules,
            PaymentLinkTokens tokens,
            PaymentLinkUrls urls,
            InstantSource clock) {
        this.folders = folders;
        this.links = links;
        this.rules = rules;
        this.tokens = tokens;
        this.urls = urls;
        this.clock = clock;
    }

    /**
     * The requested terms.
     *
     * @param validUntil the end of the validity; empty for 14 days from now
     */
    public record RequestedTerms(
            Optional<Money> amount,
            Optional<Instant> validUntil,
            Optional<String> returnUrl,
            Optional<LinkLanguage> language) {

        /** Stored instants are whole milliseconds. */
        public RequestedTerms {
            validUntil = validUntil.map(at -> at.truncatedTo(ChronoUnit.MILLIS));
        }

        private LinkTerms from(Instant createdAt) {
            return new LinkTerms(
                    amount,
                    validUntil.orElseGet(() -> createdAt.plus(LinkLimits.DEFAULT_VALIDITY)),
                    returnUrl,
                    language);
        }
    }

    /** Who creates which link. */
    private record CreateCommand(Caller caller, FolderId folder, PaymentLinkId id, RequestedTerms terms) {}

    /**
     * Returns the link, or {@code FOLDER_NOT_FOUND}, {@code IDEMPOTENCY_KEY_REUSED}, {@code VALIDATION_FAILED}, a rule
     * of a start that the folder does not meet, {@code TOO_MANY_PAYMENT_LINKS}, {@code SERVICE_UNAVAILABLE} without keys.
     */
    public Result<Declared<LinkWithUrl>> create(
            Caller caller, FolderId folder, IdempotencyKey key, RequestedTerms terms) {
        var command = new CreateCommand(caller, folder, PaymentLinkId.of(folder, key), terms);
        return RetryOnConflict.untilWritten(() -> attempt(command));
    }

    private Optional<Result<Declared<LinkWithUrl>>> attempt(CreateCommand command) {
        Optional<BookingFolder> folder = folders.find(command.folder()).filter(command.caller()::canAccess);
        if (folder.isEmpty()) {
            return Optional.of(Result.failure(ProblemCode.FOLDER_NOT_FOUND));
        }
        LinksOfFolder read = links.all(command.folder());
        Optional<PaymentLink> earlier = read.find(command.id());
        if (earlier.isPresent()) {
            return earlier.map(link -> replay(command, link));
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        LinkTerms terms = command.terms().from(now);
        Optional<Problem> violation = violation(command, folder.get(), read, terms, now);
        return violation.isPresent() ? violation.map(Result::failure) : write(command, folder.get(), read, terms, now);
    }

    private Optional<Problem> violation(
            CreateCommand command, BookingFolder folder, LinksOfFolder read, LinkTerms terms, Instant now) {
        if (!LinkLimits.isValidEnd(terms.validUntil(), now)) {
            return Optional.of(Problem.invalid(InvalidField.VALID_UNTIL));
        }
        return rules.violationOfLink(command.caller(), folder, terms.amount())
                .or(() -> hasMostActive(read, now)
                        ? Optional.of(Problem.of(ProblemCode.TOO_MANY_PAYMENT_LINKS))
                        : Optional.empty());
    }

    private static boolean hasMostActive(LinksOfFolder read, Instant now) {
        long active = read.links().stream()
                .filter(link -> link.status(now) == PaymentLinkStatus.ACTIVE)
                .count();
        return active >= LinkLimits.ACTIVE;
    }

    /** Returns empty if another link was created in the meantime. */
    private Optional<Result<Declared<LinkWithUrl>>> write(
            CreateCommand command, BookingFolder folder, LinksOfFolder read, LinkTerms terms, Instant now) {
        Optional<String> keyVersion = tokens.currentVersion();
        if (keyVersion.isEmpty()) {
            return Optional.of(Result.failure(ProblemCode.SERVICE_UNAVAILABLE));
        }
        PaymentLink link = PaymentLink.created(
                command.id(),
                folder.id(),
                folder.establishment(),
                terms,
                command.caller().by(),
                now,
                keyVersion.get());
        return switch (links.create(link, read)) {
            case Created.Written(PaymentLink written) -> Optional.of(result(written, true));
            case Created.AlreadyExists(PaymentLink earlier) -> Optional.of(replay(command, earlier));
            case Created.LinksChanged _ -> Optional.empty();
        };
    }

    /** The request is the same if its values are. A default value counts from the creation of the link. */
    private Result<Declared<LinkWithUrl>> replay(CreateCommand command, PaymentLink earlier) {
        return command.terms().from(earlier.createdAt()).equals(earlier.terms())
                ? result(earlier, false)
                : Result.failure(ProblemCode.IDEMPOTENCY_KEY_REUSED);
    }

    private Result<Declared<LinkWithUrl>> result(PaymentLink link, boolean isNew) {
        return urls.of(link).then(withUrl -> Result.success(new Declared<>(withUrl, isNew)));
    }
}
