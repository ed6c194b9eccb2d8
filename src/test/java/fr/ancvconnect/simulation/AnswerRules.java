package fr.ancvconnect.simulation;

import fr.ancvconnect.app.PaymentStory;
import fr.ancvconnect.app.ProblemCode;
import fr.ancvconnect.app.Result;
import fr.ancvconnect.app.StartedPayment;
import fr.ancvconnect.domain.payment.PaymentId;
import fr.ancvconnect.domain.payment.Reason;
import fr.ancvconnect.domain.payment.Refused;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** What callers are told is true. */
final class AnswerRules {

    private static final Set<ProblemCode> OF_ASKING = EnumSet.of(ProblemCode.ANCV_UNAVAILABLE, ProblemCode.ANCV_ERROR,
            ProblemCode.BENEFICIARY_BUSY, ProblemCode.UNKNOWN_BENEFICIARY, ProblemCode.AMOUNT_NOT_ACCEPTED);

    private final Books books;

    AnswerRules(Books books) {
        this.books = books;
    }

    /** A problem of asking says that nobody was asked: then no phone rings for it. */
    void started(PaymentId id, Result<StartedPayment> answer) {
        switch (answer) {
            case Result.Ok<StartedPayment>(var started) -> Broken.unless(
                    started.story().payment().payment().request().id().equals(id), "a key names one payment", id);
            case Result.Not<StartedPayment>(var problem) -> Broken.unless(
                    !OF_ASKING.contains(problem.code()) || nobodyAsked(id),
                    "nobody is told that nobody was asked when a phone rings", id, problem.code());
        }
    }

    /** REFUSED says that the customer has the money. */
    void refused(Result<PaymentStory> answer) {
        if (answer instanceof Result.Ok<PaymentStory>(var story) && story.payment().payment() instanceof Refused refused
                && !isUnknown(story)) {
            refused.transaction().flatMap(asking -> books.find(asking.transaction())).ifPresent(booked ->
                    Broken.unless(booked.held() == 0, "who is told REFUSED has the money back", Tell.of(refused)));
        }
    }

    /** What ANCV does not find long after its life is given up; should money show later, it goes back then. */
    private static boolean isUnknown(PaymentStory story) {
        return story.history().stream().anyMatch(entry -> entry.reason().equals(Optional.of(Reason.UNKNOWN_TO_ANCV)));
    }

    private boolean nobodyAsked(PaymentId id) {
        return books.all().stream().filter(booked -> booked.order.paymentId().equals(id.value()))
                .allMatch(booked -> booked.payer().isEmpty() || booked.is(LedgerTransaction.Mark.DENIED_BUT_DONE));
    }
}
