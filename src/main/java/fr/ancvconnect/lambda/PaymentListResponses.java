package fr.ancvconnect.lambda;

import fr.ancvconnect.app.Caller;
import fr.ancvconnect.app.Result;
import fr.ancvconnect.app.folder.ListPayments;
import fr.ancvconnect.lambda.request.PageRequest;
import fr.ancvconnect.lambda.request.PathIds;
import fr.ancvconnect.lambda.request.PaymentListRequest;
import fr.ancvconnect.lambda.response.Pages;
import fr.ancvconnect.lambda.response.Pages.Page;
import fr.ancvconnect.lambda.response.PaymentCsv;
import fr.ancvconnect.lambda.security.CurrentCaller;
import jakarta.inject.Singleton;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jboss.resteasy.reactive.common.util.MediaTypeHelper;

/** Builds the response with an establishment's payments: a page as JSON, or as CSV with a link to the next page. */
@Singleton
public final class PaymentListResponses {

    private static final MediaType CSV = MediaType.valueOf(PaymentCsv.MEDIA_TYPE);
    private static final List<MediaType> FORMS = List.of(MediaType.APPLICATION_JSON_TYPE, CSV);

    private final ListPayments payments;
    private final CurrentCaller callers;
    private final Pages pages;
    private final Responses answers;
    private final HttpHeaders headers;
    private final UriInfo uri;

    public PaymentListResponses(
            ListPayments payments,
            CurrentCaller callers,
            Pages pages,
            Responses answers,
            HttpHeaders headers,
            UriInfo uri) {
        this.payments = payments;
        this.callers = callers;
        this.pages = pages;
        this.answers = answers;
        this.headers = headers;
        this.uri = uri;
    }

    /** Builds the response to the current request. */
    Response answer(String establishment) {
        return CSV.equals(liked()) ? csv(establishment) : page(establishment);
    }

    /** The media type that the client prefers. The framework can also choose between two types, but it never returns 406. */
    private MediaType liked() {
        String accept = Objects.requireNonNullElse(headers.getHeaderString(HttpHeaders.ACCEPT), MediaType.WILDCARD);
        try {
            return Optional.ofNullable(
                            MediaTypeHelper.getBestMatch(MediaTypeHelper.parseHeader(accept), new ArrayList<>(FORMS)))
                    .orElseThrow(NotAcceptableException::new);
        } catch (IllegalArgumentException _) {
            throw new NotAcceptableException();
        }
    }

    private Response page(String establishment) {
        return answers.of(
                PathIds.ofEstablishment(establishment)
                        .then(known -> listed(PaymentListRequest.ofPage(known, uri.getQueryParameters()))),
                listed -> Response.ok(listed.page(), MediaType.APPLICATION_JSON_TYPE)
                        .build());
    }

    private Response csv(String establishment) {
        return answers.of(
                PathIds.ofEstablishment(establishment)
                        .then(known -> listed(PaymentListRequest.ofCsv(known, uri.getQueryParameters()))),
                PaymentListResponses::csv);
    }

    private Result<Listed> listed(PaymentListRequest asked) {
        Caller caller = callers.request();
        return payments.list(caller, asked.establishment(), asked.filter(), asked.limit(), asked.after())
                .then(page -> Result.ok(
                        new Listed(asked, pages.of(caller, page.orElseThrow(PageRequest::unknownCursor), asked))));
    }

    private static Response csv(Listed listed) {
        var answer = Response.ok(PaymentCsv.of(listed.page().items()), CSV);
        Optional.ofNullable(listed.page().nextCursor())
                .map(listed.asked()::next)
                .ifPresent(next -> answer.header(HttpHeaders.LINK, "<" + next + ">; rel=\"next\""));
        return answer.build();
    }

    private record Listed(PaymentListRequest asked, Page page) {}
}
