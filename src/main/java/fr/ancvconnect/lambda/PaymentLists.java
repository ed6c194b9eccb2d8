package fr.ancvconnect.lambda;

import fr.ancvconnect.app.Caller;
import fr.ancvconnect.app.ListPayments;
import fr.ancvconnect.app.Result;
import fr.ancvconnect.lambda.caller.CallerOf;
import fr.ancvconnect.lambda.form.ListForm;
import fr.ancvconnect.lambda.form.ListParameters;
import fr.ancvconnect.lambda.form.PathIds;
import fr.ancvconnect.lambda.view.Page;
import fr.ancvconnect.lambda.view.Pages;
import fr.ancvconnect.lambda.view.PaymentCsv;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/** Answers with an establishment's payments: the page as JSON, or as CSV with a link to the next one. */
@Singleton
public final class PaymentLists {

    private final ListPayments payments;
    private final CallerOf callers;
    private final Pages pages;
    private final Answers answers;

    public PaymentLists(ListPayments payments, CallerOf callers, Pages pages, Answers answers) {
        this.payments = payments;
        this.callers = callers;
        this.pages = pages;
        this.answers = answers;
    }

    Response page(String establishment, ListParameters given) {
        return answers.shown(PathIds.ofEstablishment(establishment)
                .then(known -> listed(ListForm.ofPage(known, given))), Listed::page);
    }

    Response csv(String establishment, ListParameters given) {
        return answers.of(PathIds.ofEstablishment(establishment)
                .then(known -> listed(ListForm.ofCsv(known, given))), PaymentLists::csv);
    }

    private Result<Listed> listed(ListForm asked) {
        Caller caller = callers.request();
        return payments.list(caller, asked.establishment(), asked.filter(), asked.limit(), asked.after())
                .then(page -> Result.ok(new Listed(asked, pages.of(caller, page, asked))));
    }

    private static Response csv(Listed listed) {
        var answer = Response.ok(PaymentCsv.of(listed.page().items()), PaymentCsv.MEDIA_TYPE);
        Optional.ofNullable(listed.page().nextCursor()).map(listed.asked()::next)
                .ifPresent(next -> answer.header(HttpHeaders.LINK, "<" + next + ">; rel=\"next\""));
        return answer.build();
    }

    private record Listed(ListForm asked, Page page) {
    }
}
