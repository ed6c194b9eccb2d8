package fr.ancvconnect.app;

import fr.ancvconnect.domain.folder.BookingFolder;
import java.util.List;

/** A booking folder with its payments, newest first (by {@code requestedAt}, then id). */
public record WholeFolder(BookingFolder folder, List<PaymentStory> payments) {

    public WholeFolder {
        payments = List.copyOf(payments);
    }
}
