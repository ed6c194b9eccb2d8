package fr.ancvconnect.simulation;

import fr.ancvconnect.app.InMemoryStore;
import fr.ancvconnect.app.ProblemCode;
import fr.ancvconnect.app.Result;
import fr.ancvconnect.app.folder.FolderWithPayments;
import fr.ancvconnect.app.payment.PaymentWithHistory;
import fr.ancvconnect.app.start.StartPayment.StartedPayment;
import fr.ancvconnect.domain.FolderId;
import fr.ancvconnect.domain.payment.PaymentId;
import fr.ancvconnect.domain.payment.PaymentStatus;
import fr.ancvconnect.domain.payment.Reason;
import fr.ancvconnect.domain.payment.Refund;
import fr.ancvconnect.domain.payment.state.Payment.Paid;
import fr.ancvconnect.domain.payment.state.Payment;
import fr.ancvconnect.simulation.LedgerTransaction.Mark;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** What callers are told is true. */
final class AnswerRules {

    private static final Set<ProblemCode> OF_ASKING = EnumSet.of(ProblemCode.ANCV_UNAVAILABLE, ProblemCode.ANCV_ERROR,
            ProblemCode.BENEFICIARY_BUSY, ProblemCode.UNKNOWN_BENEFICIARY, ProblemCode.AMOUNT_NOT_ACCEPTED);

    private final InMemoryStore store;
    private final ReferenceLedger books;
    private final EventRules events;
    private final SimulationTrace trace;

    AnswerRules(InMemoryStore store, ReferenceLedger books, EventRules events, SimulationTrace trace) {
        this.store = store;
        this.books = books;
        this.events = events;
        this.trace = trace;
    }

    /** A problem of asking says that nobody was asked: then no phone rings for it. */
    void started(PaymentId id, Result<StartedPayment> answer) {
        switch (answer) {
            case Result.Success<StartedPayment>(var started) -> {
                RuleViolation.unless(started.story().payment().payment().request().id().equals(id), "a key names one payment", id);
                told(started.story());
                if (!started.replayed()) {
                    events.accepted(id);
                }
            }
            case Result.Failure<StartedPayment>(var problem) -> RuleViolation.unless(
                    !OF_ASKING.contains(problem.code()) || nobodyAsked(id),
                    "nobody is told that nobody was asked when a phone rings", id, problem.code());
        }
    }

    /** What is stored now, before somebody asks for something. */
    Optional<PaymentWithHistory> stored(FolderId folder, PaymentId payment) {
        return store.findPayment(folder, payment);
    }

    /** Once ANCV forbade the re-credit, a refusal says so, and changes nothing. */
    void refused(Optional<PaymentWithHistory> before, Result<PaymentWithHistory> answer) {
        story(answer);
        before.filter(story -> story.payment().payment() instanceof Paid paid && paid.isReCreditForbidden()).ifPresent(forbidden -> {
            PaymentId id = forbidden.payment().payment().request().id();
            boolean same = stored(forbidden.payment().payment().request().folder(), id).orElseThrow().history()
                    .equals(forbidden.history());
            boolean told = answer instanceof Result.Failure<PaymentWithHistory>(var problem) && problem.code() == ProblemCode.RE_CREDIT_FORBIDDEN;
            RuleViolation.unless(!same || told, "a refusal is answered that ANCV forbids the re-credit", id, answer);
            if (told) {
                trace.saw("refused again after ANCV forbade it");
            }
        });
    }

    void story(Result<PaymentWithHistory> answer) {
        if (answer instanceof Result.Success<PaymentWithHistory>(var story)) {
            told(story);
        }
    }

    void folder(Result<FolderWithPayments> answer) {
        if (answer instanceof Result.Success<FolderWithPayments>(var whole)) {
            SumRules.check(whole);
            whole.payments().forEach(this::told);
        }
    }

    /** A story is told as it is stored; REFUSED and CANCELLED say that the customer has the money. */
    private void told(PaymentWithHistory story) {
        Payment payment = story.payment().payment();
        PaymentWithHistory stored = store.findPayment(payment.request().folder(), payment.request().id()).orElseThrow();
        long ahead = story.payment().version() - stored.payment().version();
        RuleViolation.unless(ahead < 0 || ahead == 0 && story.equals(stored), "what is answered is what is stored", story, stored);
        boolean back = payment.status() == PaymentStatus.REFUSED || payment.status() == PaymentStatus.CANCELLED;
        boolean kept = payment.refund().filter(refund -> refund instanceof Refund.NotRefunded).isPresent();
        if (back && !kept && !isUnknown(story)) {
            payment.transaction().flatMap(authorization -> books.find(authorization.transaction())).ifPresent(booked ->
                    RuleViolation.unless(booked.held() == 0 || booked.is(Mark.LEFT_FINAL_STATE), "who is told so has the money back", TraceFormat.of(payment)));
        }
    }

    /** What ANCV does not find long after its life is given up; should money show later, it goes back then. */
    private static boolean isUnknown(PaymentWithHistory story) {
        return story.history().stream().anyMatch(entry -> entry.reason().equals(Optional.of(Reason.UNKNOWN_TO_ANCV)));
    }

    private boolean nobodyAsked(PaymentId id) {
        return books.all().stream().filter(booked -> booked.order.paymentId().equals(id.value()))
                .allMatch(booked -> booked.payer().isEmpty() || booked.is(Mark.DENIED_BUT_DONE));
    }
}
