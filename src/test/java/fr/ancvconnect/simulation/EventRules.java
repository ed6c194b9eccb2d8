package fr.ancvconnect.simulation;

import fr.ancvconnect.app.InMemoryStore;
import fr.ancvconnect.app.folder.FolderWithPayments;
import fr.ancvconnect.app.payment.PaymentWithHistory;
import fr.ancvconnect.domain.FolderId;
import fr.ancvconnect.domain.link.PaymentLink;
import fr.ancvconnect.domain.payment.HistoryEntry;
import fr.ancvconnect.domain.payment.PaymentId;
import fr.ancvconnect.domain.payment.PaymentLinkId;
import fr.ancvconnect.domain.payment.PaymentStatus;
import fr.ancvconnect.domain.payment.Reason;
import fr.ancvconnect.domain.payment.decision.Decision;
import fr.ancvconnect.domain.payment.decision.PaymentEventType;
import fr.ancvconnect.domain.payment.state.Payment;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Checks the events published to the booking platform: each fact is published, and only as often as it happened. */
final class EventRules {

    private final InMemoryStore store;
    private final Map<PaymentId, List<PaymentEventType>> published = new HashMap<>();
    private final Set<PaymentId> accepted = new HashSet<>();
    private final Set<PaymentLinkId> paidLinks = new HashSet<>();

    EventRules(InMemoryStore store) {
        this.store = store;
    }

    /** The start of this payment was answered 201. */
    void accepted(PaymentId payment) {
        accepted.add(payment);
    }

    /** The change was written. */
    void published(Payment before, Decision.Changed change) {
        List<PaymentEventType> events = change.events();
        List<PaymentEventType> all = published.computeIfAbsent(before.request().id(), _ -> new ArrayList<>());
        all.addAll(events);
        RuleViolation.unless(
                Collections.frequency(all, PaymentEventType.PAID) <= 1, "payment.paid is published once", all);
        boolean forbidden = change.entry()
                .filter(entry -> entry.status() == PaymentStatus.PAID)
                .flatMap(HistoryEntry::reason)
                .equals(Optional.of(Reason.ANCV_FORBIDS));
        RuleViolation.unless(
                Collections.frequency(events, PaymentEventType.RE_CREDIT_FORBIDDEN) == (forbidden ? 1 : 0),
                "payment.re-credit-forbidden is published each time that ANCV forbids it",
                TraceFormat.of(change.next()),
                events);
        boolean same = before.status() == change.next().status();
        RuleViolation.unless(
                !same || events.stream().allMatch(PaymentEventType.RE_CREDIT_FORBIDDEN::equals),
                "only a change of the status is published",
                TraceFormat.of(change.next()),
                events);
        ended(change.next().status())
                .ifPresent(type -> RuleViolation.unless(
                        Collections.frequency(events, type) == (same ? 0 : 1) || type == PaymentEventType.FAILED,
                        "the end of a payment is published",
                        TraceFormat.of(change.next()),
                        events));
    }

    /** A link became PAID. */
    void linkPaid(PaymentLink link) {
        RuleViolation.unless(paidLinks.add(link.id()), "payment-link.paid is published once", link);
    }

    private static Optional<PaymentEventType> ended(PaymentStatus status) {
        return switch (status) {
            case DECLINED -> Optional.of(PaymentEventType.DECLINED);
            case EXPIRED -> Optional.of(PaymentEventType.EXPIRED);
            case FAILED -> Optional.of(PaymentEventType.FAILED);
            case REFUSED -> Optional.of(PaymentEventType.REFUSED);
            case CANCELLED -> Optional.of(PaymentEventType.CANCELLED);
            case REQUESTED, PENDING, PAID, REFUSING, CANCELLING -> Optional.empty();
        };
    }

    /** Runs at the end of the simulation, when all payments are settled. */
    void check(List<FolderId> folders) {
        folders.stream()
                .flatMap(folder -> store.findWithPayments(folder).stream())
                .map(FolderWithPayments::payments)
                .flatMap(List::stream)
                .forEach(this::check);
    }

    private void check(PaymentWithHistory payment) {
        PaymentId id = payment.payment().payment().request().id();
        List<PaymentEventType> all = published.getOrDefault(id, List.of());
        RuleViolation.unless(
                Collections.frequency(all, PaymentEventType.PAID) == (hadStatus(payment, PaymentStatus.PAID) ? 1 : 0),
                "payment.paid is published for each payment that was PAID",
                id,
                all);
        int failed = Collections.frequency(all, PaymentEventType.FAILED);
        boolean due = accepted.contains(id) && hadStatus(payment, PaymentStatus.FAILED);
        RuleViolation.unless(
                failed <= 1 && (failed == 1 || !due),
                "payment.failed is published once for each payment that was answered 201 and failed",
                id,
                all);
    }

    private static boolean hadStatus(PaymentWithHistory payment, PaymentStatus status) {
        return payment.history().stream().anyMatch(entry -> entry.status() == status);
    }
}
