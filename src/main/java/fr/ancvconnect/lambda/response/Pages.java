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
import org.jspecify.annotations.Nullable;

/** Creates pages of payments. A folder's list is split here; an establishment's list arrives already in pages. */
@Singleton
public final class Pages {

    private final PaymentViews payments;

    public Pages(PaymentViews payments) {
        this.payments = payments;
    }

    /** The requested page of a folder's payments. It contains no payments that are newer than the cursor. */
    public PageView of(Caller viewer, FolderWithPayments folder, PageRequest request) {
        List<PaymentWithHistory> rest = request.after(folder.folder().id())
                .map(cursor -> after(folder.payments(), cursor.last()))
                .orElseGet(folder::payments);
        List<PaymentWithHistory> items = rest.stream().limit(request.limit()).toList();
        @Nullable
        String next = items.size() < rest.size()
                ? new FolderCursor(folder.folder().id(), id(items.getLast())).encoded()
                : null;
        return new PageView(
                items.stream().map(payment -> payments.of(viewer, payment)).toList(), next);
    }

    /** A page of an establishment's payments, as this caller may see them. */
    public PageView of(Caller viewer, EstablishmentPayments.PaymentPage page, PaymentListRequest request) {
        return new PageView(
                page.payments().stream()
                        .map(payment -> payments.of(viewer, payment))
                        .toList(),
                page.end().map(request::cursor).orElse(null));
    }

    private static List<PaymentWithHistory> after(List<PaymentWithHistory> all, PaymentId last) {
        int index = all.stream().map(Pages::id).toList().indexOf(last);
        if (index < 0) {
            throw PageRequest.unknownCursor();
        }
        return all.subList(index + 1, all.size());
    }

    private static PaymentId id(PaymentWithHistory payment) {
        return payment.payment().payment().request().id();
    }

    /** A page of a list. {@code nextCursor} selects the next page and is null on the last one. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record PageView(
            List<PaymentView> items, @Nullable String nextCursor) {}
}
