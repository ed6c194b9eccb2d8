package fr.ancvconnect.lambda.response;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.ancvconnect.app.Caller;
import fr.ancvconnect.app.folder.EstablishmentPayments;
import fr.ancvconnect.app.folder.FolderWithPayments;
import fr.ancvconnect.app.payment.PaymentWithHistory;
import fr.ancvconnect.domain.payment.PaymentId;
import fr.ancvconnect.lambda.request.PageRequest;
import fr.ancvconnect.lambda.request.PageRequest.FolderCursor;
import fr.ancvconnect.lambda.request.PaymentListRequest;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.inject.Singleton;
import java.util.List;

/** Creates pages of payments. A folder's list is split here; an establishment's list arrives already in pages. */
@Singleton
public final class Pages {

    private final PaymentViews payments;

    public Pages(PaymentViews payments) {
        this.payments = payments;
    }

    /** The requested page of a folder's payments. It contains no payments that are newer than the cursor. */
    public Page of(Caller viewer, FolderWithPayments whole, PageRequest asked) {
        List<PaymentWithHistory> rest = asked.after(whole.folder().id())
                .map(cursor -> after(whole.payments(), cursor.last()))
                .orElseGet(whole::payments);
        List<PaymentWithHistory> items = rest.stream().limit(asked.limit()).toList();
        String next = items.size() < rest.size()
                ? new FolderCursor(whole.folder().id(), id(items.getLast())).encoded()
                : null;
        return new Page(items.stream().map(story -> payments.of(viewer, story)).toList(), next);
    }

    /** A page of an establishment's payments, as this caller may see them. */
    public Page of(Caller viewer, EstablishmentPayments.Page page, PaymentListRequest asked) {
        return new Page(
                page.payments().stream()
                        .map(payment -> payments.of(viewer, payment))
                        .toList(),
                page.end().map(asked::cursor).orElse(null));
    }

    private static List<PaymentWithHistory> after(List<PaymentWithHistory> all, PaymentId last) {
        int place = all.stream().map(Pages::id).toList().indexOf(last);
        if (place < 0) {
            throw PageRequest.unknownCursor();
        }
        return all.subList(place + 1, all.size());
    }

    private static PaymentId id(PaymentWithHistory story) {
        return story.payment().payment().request().id();
    }

    /** A page of a list. {@code nextCursor} selects the next page and is null on the last one. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Page(List<PaymentView> items, String nextCursor) {}
}
