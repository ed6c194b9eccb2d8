package fr.ancvconnect.lambda;

import fr.ancvconnect.app.Caller;
import fr.ancvconnect.app.Result;
import fr.ancvconnect.app.folder.ListPayments;
import fr.ancvconnect.lambda.request.PageRequest;
import fr.ancvconnect.lambda.request.PathIds;
import fr.ancvconnect.lambda.request.PaymentListRequest;
import fr.ancvconnect.lambda.response.Pages;
import fr.ancvconnect.lambda.response.Pages.PageView;
import fr.ancvconnect.lambda.response.PaymentCsv;
import fr.ancvconnect.lambda.security.CurrentCaller;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;

/** Builds the response with an establishment's payments: a page as JSON, or as CSV with a link to the next page. */
@Singleton
public final class PaymentListResponses {

    private static final MediaType CSV = MediaType.valueOf(PaymentCsv.MEDIA_TYPE);
    private static final List<MediaType> MEDIA_TYPES = List.of(MediaType.APPLICATION_JSON_TYPE, CSV);

    private final ListPayments payments;
    private final CurrentCaller callers;
    private final Pages pages;
    private final Responses responses;
    private final HttpHeaders headers;
    private final UriInfo uri;

    public PaymentListResponses(
            ListPayments payments,
            CurrentCaller callers,
            Pages pages,
            Responses responses,
            HttpHeaders headers,
            UriInfo uri) {
        this.payments = payments;
        this.callers = callers;
        this.pages = pages;
        this.responses = responses;
        this.headers = headers;
        this.uri = uri;
    }

    /** Builds the response to the current request. */
    Response response(String establishment) {
        return CSV.equals(AcceptedType.of(headers, MEDIA_TYPES)) ? csv(establishment) : page(establishment);
    }

    private Response page(String establishment) {
        return responses.of(
                PathIds.ofEstablishment(establishment)
                        .then(establishmentId ->
                                listed(PaymentListRequest.ofPage(establishmentId, uri.getQueryParameters()))),
                listed -> Response.ok(listed.page(), MediaType.APPLICATION_JSON_TYPE)
                        .build());
    }

    private Response csv(String establishment) {
        return responses.of(
                PathIds.ofEstablishment(establishment)
                        .then(establishmentId ->
                                listed(PaymentListRequest.ofCsv(establishmentId, uri.getQueryParameters()))),
                PaymentListResponses::csv);
    }

    private Result<Listed> listed(PaymentListRequest request) {
        Caller caller = callers.request();
        return payments.list(caller, request.establishment(), request.filter(), request.limit(), request.after())
                .then(page -> Result.success(
                        new Listed(request, pages.of(caller, page.orElseThrow(PageRequest::unknownCursor), request))));
    }

    private static Response csv(Listed listed) {
        var response = Response.ok(
                PaymentCsv.of(listed.page().items(), listed.request().dialect()), CSV);
        Optional.ofNullable(listed.page().nextCursor())
                .map(listed.request()::next)
                .ifPresent(next -> response.header(HttpHeaders.LINK, "<" + next + ">; rel=\"next\""));
        return response.build();
    }

    private record Listed(PaymentListRequest request, PageView page) {}
}
