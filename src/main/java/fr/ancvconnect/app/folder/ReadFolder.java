package fr.ancvconnect.app.folder;

import fr.ancvconnect.app.Caller;
import fr.ancvconnect.app.ProblemCode;
import fr.ancvconnect.app.Result;
import fr.ancvconnect.app.payment.PaymentWithHistory;
import fr.ancvconnect.domain.FolderId;
import fr.ancvconnect.domain.folder.BookingFolder;
import fr.ancvconnect.domain.payment.PaymentId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Reads a booking folder or one of its payments. The folders of another tenant are not found. */
@ApplicationScoped
public class ReadFolder {

    private final FolderStore folders;

    public ReadFolder(FolderStore folders) {
        this.folders = folders;
    }

    /** Returns the folder with its payments and their histories, or {@code FOLDER_NOT_FOUND}. */
    public Result<FolderWithPayments> read(Caller caller, FolderId id) {
        return folders.findWithPayments(id)
                .filter(folder -> caller.canAccess(folder.folder()))
                .map(Result::success)
                .orElseGet(() -> Result.failure(ProblemCode.FOLDER_NOT_FOUND));
    }

    /**
     * Returns one payment with its history, or {@code FOLDER_NOT_FOUND}, {@code PAYMENT_NOT_FOUND}. One read if the
     * payment exists.
     */
    public Result<PaymentWithHistory> readPayment(Caller caller, FolderId id, PaymentId payment) {
        Optional<PaymentWithHistory> paymentWithHistory = folders.findPayment(id, payment)
                .filter(found -> caller.canAccess(found.payment().payment().request()));
        return paymentWithHistory.map(Result::success).orElseGet(() -> Result.failure(missing(caller, id)));
    }

    private ProblemCode missing(Caller caller, FolderId id) {
        Optional<BookingFolder> folder = folders.find(id).filter(caller::canAccess);
        return folder.isPresent() ? ProblemCode.PAYMENT_NOT_FOUND : ProblemCode.FOLDER_NOT_FOUND;
    }
}
