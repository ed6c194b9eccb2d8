package fr.ancvconnect.dynamodb;

import fr.ancvconnect.app.FolderCancellation;
import fr.ancvconnect.app.PaymentStory;
import fr.ancvconnect.app.WholeFolder;
import fr.ancvconnect.domain.By;
import fr.ancvconnect.domain.payment.Cancelled;
import fr.ancvconnect.domain.payment.Cancelling;
import fr.ancvconnect.domain.payment.Ended;
import fr.ancvconnect.domain.payment.Ending;
import fr.ancvconnect.domain.payment.FollowUp;
import fr.ancvconnect.domain.payment.HistoryEntry;
import fr.ancvconnect.domain.payment.Payment;
import java.time.Instant;
import java.util.Optional;

/** Cancellations of folders as the verb writes them: what nobody was asked for ends at once, the rest goes back. */
final class Cancellations {

    static final Instant AT = Samples.NOW.plusSeconds(60);
    static final HistoryEntry[] NO_LINES = {};

    private Cancellations() {
    }

    static FolderCancellation of(WholeFolder read) {
        return new FolderCancellation(read, AT, read.payments().stream()
                .filter(story -> !(story.payment().payment() instanceof Ended))
                .map(Cancellations::change).toList());
    }

    private static FolderCancellation.Change change(PaymentStory story) {
        Payment payment = story.payment().payment();
        Payment next = payment.transaction()
                .<Payment>map(asking -> new Cancelling(payment.request(), asking, payment.confirmation(), By.PLATFORM, Optional.empty()))
                .orElseGet(() -> new Cancelled(payment.request(), Optional.empty(), new Ending(AT, Optional.empty(), Optional.empty())));
        FollowUp look = next instanceof Ended ? FollowUp.settled(AT) : FollowUp.soon(AT);
        return new FolderCancellation.Change(story, Decisions.becomes(story.payment(), next, look));
    }
}
