package fr.ancvconnect.lambda.response;

import fr.ancvconnect.app.Caller;
import fr.ancvconnect.app.folder.FolderWithPayments;
import fr.ancvconnect.app.start.StartRules;
import fr.ancvconnect.domain.folder.BookingFolder;
import fr.ancvconnect.domain.folder.BookingFolder.Advice;
import fr.ancvconnect.domain.folder.FolderSums;
import fr.ancvconnect.lambda.problem.MoneyView;
import fr.ancvconnect.lambda.response.FolderView.CustomerView;
import jakarta.inject.Singleton;

/** Creates the views of booking folders. */
@Singleton
public final class FolderViews {

    private final PaymentViews payments;
    private final StartRules rules;

    public FolderViews(PaymentViews payments, StartRules rules) {
        this.payments = payments;
        this.rules = rules;
    }

    /** A folder with its payments, as this caller may see it. For an open folder this reads its establishment once. */
    public FolderView of(Caller viewer, FolderWithPayments folderWithPayments) {
        BookingFolder folder = folderWithPayments.folder();
        FolderSums sums = folder.sums();
        boolean customer = viewer.isCustomer();
        return new FolderView(
                folder.id().value(),
                folder.establishment().value(),
                folder.origin().name(),
                folder.isCancelled() ? "CANCELLED" : "OPEN",
                MoneyView.of(sums.total()),
                MoneyView.of(sums.paid()),
                MoneyView.of(sums.pending()),
                MoneyView.of(sums.balance()),
                MoneyView.of(sums.available()),
                folder.customer().filter(_ -> !customer).map(CustomerView::of).orElse(null),
                folder.cardGuarantee(),
                folder.endsOn().orElse(null),
                folder.advice().stream().map(Advice::name).toList(),
                FolderView.AncvConnect.of(rules.availability(viewer, folder)),
                folder.createdAt(),
                folder.cancelledAt().orElse(null),
                folderWithPayments.payments().stream()
                        .map(payment -> payments.of(viewer, payment))
                        .toList());
    }
}
