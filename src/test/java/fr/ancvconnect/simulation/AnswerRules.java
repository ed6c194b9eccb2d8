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

/** Checks that the answers to callers agree with the store and with ANCV's ledger. */
final class AnswerRules {

    private static final Set<ProblemCode> NO_CONFIRMATION_REQUESTED = EnumSet.of(
            ProblemCode.ANCV_UNAVAILABLE,
            ProblemCode.ANCV_ERROR,
            ProblemCode.BENEFICIARY_BUSY,
            ProblemCode.UNKNOWN_BENEFICIARY,
            ProblemCode.AMOUNT_NOT_ACCEPTED);

    private final InMemoryStore store;
    private final ReferenceLedger referenceLedger;
    private final EventRules events;
    private final SimulationTrace trace;

    AnswerRules(InMemoryStore store, ReferenceLedger referenceLedger, EventRules events, SimulationTrace trace) {
        this.store = store;
        this.referenceLedger = referenceLedger;
        this.events = events;
        this.trace = trace;
    }

    /** If a start fails with one of {@link #NO_CONFIRMATION_REQUESTED}, ANCV must not have asked a customer for confirmation. */
    void started(PaymentId id, Result<StartedPayment> answer) {
        switch (answer) {
            case Result.Success<StartedPayment>(var started) -> {
                RuleViolation.unless(
                        started.payment().payment().payment().request().id().equals(id),
                        "an idempotency key belongs to one payment",
                        id);
                checkAnswer(started.payment());
                if (!started.replayed()) {
                    events.accepted(id);
                }
            }
            case Result.Failure<StartedPayment>(var problem) ->
                RuleViolation.unless(
                        !NO_CONFIRMATION_REQUESTED.contains(problem.code()) || isConfirmationNotRequested(id),
                        "no start fails as not requested after a customer was asked for confirmation",
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
        payment(answer);
        before.filter(stored -> stored.payment().payment() instanceof Paid paid && paid.isReCreditForbidden())
                .ifPresent(forbidden -> {
                    PaymentId id = forbidden.payment().payment().request().id();
                    boolean same = stored(
                                    forbidden.payment().payment().request().folder(), id)
                            .orElseThrow()
                            .history()
                            .equals(forbidden.history());
                    boolean answersForbidden = answer instanceof Result.Failure<PaymentWithHistory>(var problem)
                            && problem.code() == ProblemCode.RE_CREDIT_FORBIDDEN;
                    RuleViolation.unless(
                            !same || answersForbidden,
                            "a refusal of a forbidden re-credit returns re-credit-forbidden",
                            id,
                            answer);
                    if (answersForbidden) {
                        trace.count("refused again after ANCV forbade it");
                    }
                });
    }

    void payment(Result<PaymentWithHistory> answer) {
        if (answer instanceof Result.Success<PaymentWithHistory>(var answered)) {
            checkAnswer(answered);
        }
    }

    void folder(Result<FolderWithPayments> answer) {
        if (answer instanceof Result.Success<FolderWithPayments>(var folder)) {
            SumRules.check(folder);
            folder.payments().forEach(this::checkAnswer);
        }
    }

    /** The answer must equal the stored payment. If it is REFUSED or CANCELLED, the customer must have the money back. */
    private void checkAnswer(PaymentWithHistory answered) {
        Payment payment = answered.payment().payment();
        PaymentWithHistory stored = store.findPayment(
                        payment.request().folder(), payment.request().id())
                .orElseThrow();
        long ahead = answered.payment().version() - stored.payment().version();
        RuleViolation.unless(
                ahead < 0 || (ahead == 0 && answered.equals(stored)),
                "the answer equals the stored payment",
                answered,
                stored);
        boolean reversed = payment.status() == PaymentStatus.REFUSED || payment.status() == PaymentStatus.CANCELLED;
        boolean notRefunded = payment.refund()
                .filter(refund -> refund instanceof Refund.NotRefunded)
                .isPresent();
        if (reversed && !notRefunded && !isUnknown(answered)) {
            payment.transaction()
                    .flatMap(authorization -> referenceLedger.find(authorization.transaction()))
                    .ifPresent(transaction -> RuleViolation.unless(
                            transaction.held() == 0 || transaction.is(Mark.LEFT_FINAL_STATE),
                            "the customer of a REFUSED or CANCELLED payment has the money back",
                            TraceFormat.of(payment)));
        }
    }

    /**
     * A transaction that ANCV does not find long after its lifetime ends as unknown. If ANCV shows a charge later, it is
     * re-credited.
     */
    private static boolean isUnknown(PaymentWithHistory answered) {
        return answered.history().stream()
                .anyMatch(entry -> entry.reason().equals(Optional.of(Reason.UNKNOWN_TO_ANCV)));
    }

    private boolean isConfirmationNotRequested(PaymentId id) {
        return referenceLedger.all().stream()
                .filter(transaction -> transaction.order.paymentId().equals(id.value()))
                .allMatch(transaction -> transaction.payer().isEmpty() || transaction.is(Mark.REJECTED_BUT_APPLIED));
    }
}
