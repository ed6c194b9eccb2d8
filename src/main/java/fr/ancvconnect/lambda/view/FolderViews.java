package fr.ancvconnect.lambda.view;

import fr.ancvconnect.app.Caller;
import fr.ancvconnect.app.WholeFolder;
import fr.ancvconnect.domain.folder.Advice;
import fr.ancvconnect.domain.folder.BookingFolder;
import fr.ancvconnect.domain.folder.FolderSums;
import jakarta.inject.Singleton;

/** Shows booking folders to callers. */
@Singleton
public final class FolderViews {

    private final PaymentViews payments;

    public FolderViews(PaymentViews payments) {
        this.payments = payments;
    }

    /** A folder with its payments, as this caller may see it. */
    public FolderView of(Caller viewer, WholeFolder whole) {
        BookingFolder folder = whole.folder();
        FolderSums sums = folder.sums();
        boolean guest = viewer instanceof Caller.Guest;
        return new FolderView(folder.id().value(), folder.establishment().value(), folder.origin().name(),
                folder.isCancelled() ? "CANCELLED" : "OPEN",
                MoneyView.of(sums.total()), MoneyView.of(sums.paid()), MoneyView.of(sums.pending()),
                MoneyView.of(sums.balance()), MoneyView.of(sums.available()),
                folder.customer().filter(_ -> !guest).map(CustomerView::of).orElse(null),
                folder.cardGuarantee(),
                folder.endsOn().orElse(null),
                folder.advice().stream().map(Advice::name).toList(),
                folder.createdAt(), folder.cancelledAt().orElse(null),
                whole.payments().stream().map(story -> payments.of(viewer, story)).toList());
    }
}
