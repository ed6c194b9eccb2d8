package fr.ancvconnect.domain.folder;

/**
 * The person who made the booking. This is personal data: it is stored separately, never logged, and erased some time
 * after the folder is closed.
 */
public record Customer(String name, String email) {

    @Override
    public String toString() {
        return "Customer[…]";
    }
}
