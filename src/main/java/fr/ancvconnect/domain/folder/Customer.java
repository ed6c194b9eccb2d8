package fr.ancvconnect.domain.folder;

/** Who booked. Personal: kept apart, never logged, erased some time after the folder is closed. */
public record Customer(String name, String email) {

    @Override
    public String toString() {
        return "Customer[…]";
    }
}
