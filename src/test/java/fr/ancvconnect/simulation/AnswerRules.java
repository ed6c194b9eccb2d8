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
import fr.ancvconnect.domain.payment.state.Payment;
import fr.ancvconnect.domain.payment.state.Payment.Paid;
import fr.ancvconnect.simulation.LedgerTransaction.Mark;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Checks that the answers to callers are true. */
final class AnswerRules {

    private static final Set<ProblemCode> OF_ASKING = EnumSet.of(
            ProblemCode.ANCV_UNAVAILABLE,
            ProblemCode.ANCV_ERROR,
            ProblemCode.BENEFICIARY_BUSY,
            ProblemCode.UNKNOWN_BENEFICIARY,
            ProblemCode.AMOUNT_NOT_ACCEPTED);

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

    /** If a start fails with one of {@link #OF_ASKING}, ANCV must not have asked a customer for confirmation. */
    void started(PaymentId id, Result<StartedPayment> answer) {
        switch (answer) {
            case Result.Success<StartedPayment>(var started) -> {
                RuleViolation.unless(
                        started.story().payment().payment().request().id().equals(id), "a key names one payment", id);
                told(started.story());
                if (!started.replayed()) {
                    events.accepted(id);
                }
            }
            case Result.Failure<StartedPayment>(var problem) ->
                RuleViolation.unless(
                        !OF_ASKING.contains(problem.code()) || nobodyAsked(id),
                        "nobody is told that nobody was asked when a phone rings",
                        id,
                        problem.code());
        }
    }

    /** Returns the stored payment before a request. */
    Optional<PaymentWithHistory> stored(FolderId folder, PaymentId payment) {
        return store.findPayment(folder, payment);
    }

    /** If ANCV forbade the re-credit before, a refusal must answer that and change nothing. */
    void refused(Optional<PaymentWithHistory> before, Result<PaymentWithHistory> answer) {
        story(answer);
        before.filter(story -> story.payment().payment() instanceof Paid paid && paid.isReCreditForbidden())
                .ifPresent(forbidden -> {
                    PaymentId id = forbidden.payment().payment().request().id();
                    boolean same = stored(
                                    forbidden.payment().payment().request().folder(), id)
                            .orElseThrow()
                            .history()
                            .equals(forbidden.history());
                    boolean told = answer instanceof Result.Failure<PaymentWithHistory>(var problem)
                            && problem.code() == ProblemCode.RE_CREDIT_FORBIDDEN;
                    RuleViolation.unless(
                            !same || told, "a refusal is answered that ANCV forbids the re-credit", id, answer);
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

    /** The answer must equal the stored payment. If it is REFUSED or CANCELLED, the customer must have the money back. */
    private void told(PaymentWithHistory story) {
        Payment payment = story.payment().payment();
        PaymentWithHistory stored = store.findPayment(
                        payment.request().folder(), payment.request().id())
                .orElseThrow();
        long ahead = story.payment().version() - stored.payment().version();
        RuleViolation.unless(
                ahead < 0 || ahead == 0 && story.equals(stored), "what is answered is what is stored", story, stored);
        boolean back = payment.status() == PaymentStatus.REFUSED || payment.status() == PaymentStatus.CANCELLED;
        boolean kept = payment.refund()
                .filter(refund -> refund instanceof Refund.NotRefunded)
                .isPresent();
        if (back && !kept && !isUnknown(story)) {
            payment.transaction()
                    .flatMap(authorization -> books.find(authorization.transaction()))
                    .ifPresent(booked -> RuleViolation.unless(
                            booked.held() == 0 || booked.is(Mark.LEFT_FINAL_STATE),
                            "who is told so has the money back",
                            TraceFormat.of(payment)));
        }
    }

    /**
     * A transaction that ANCV does not find long after its lifetime ends as unknown. If ANCV shows a charge later, it is
     * re-credited.
     */
    private static boolean isUnknown(PaymentWithHistory story) {
        return story.history().stream().anyMatch(entry -> entry.reason().equals(Optional.of(Reason.UNKNOWN_TO_ANCV)));
    }

    private boolean nobodyAsked(PaymentId id) {
        return books.all().stream()
                .filter(booked -> booked.order.paymentId().equals(id.value()))
                .allMatch(booked -> booked.payer().isEmpty() || booked.is(Mark.DENIED_BUT_DONE));
    }
}
