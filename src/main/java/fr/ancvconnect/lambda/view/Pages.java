package fr.ancvconnect.lambda.view;

import fr.ancvconnect.app.Caller;
import fr.ancvconnect.app.PaymentStory;
import fr.ancvconnect.app.WholeFolder;
import fr.ancvconnect.domain.payment.PaymentId;
import fr.ancvconnect.lambda.form.Cursor;
import fr.ancvconnect.lambda.form.PageForm;
import jakarta.inject.Singleton;
import java.util.List;

/** Cuts a folder's payments into pages. */
@Singleton
public final class Pages {

    private final PaymentViews payments;

    public Pages(PaymentViews payments) {
        this.payments = payments;
    }

    /** The page that is asked for; payments that are newer than the cursor's are not in it. */
    public Page of(Caller viewer, WholeFolder whole, PageForm asked) {
        List<PaymentStory> rest = asked.after(whole.folder().id()).map(cursor -> after(whole.payments(), cursor.last()))
                .orElseGet(whole::payments);
        List<PaymentStory> items = rest.stream().limit(asked.limit()).toList();
        String next = items.size() < rest.size() ? new Cursor(whole.folder().id(), id(items.getLast())).encoded() : null;
        return new Page(items.stream().map(story -> payments.of(viewer, story)).toList(), next);
    }

    private static List<PaymentStory> after(List<PaymentStory> all, PaymentId last) {
        int place = all.stream().map(Pages::id).toList().indexOf(last);
        if (place < 0) {
            throw PageForm.unknownCursor();
        }
        return all.subList(place + 1, all.size());
    }

    private static PaymentId id(PaymentStory story) {
        return story.payment().payment().request().id();
    }
}
