package fr.ancvconnect.app;

/**
 * An item of the store that this version cannot read: a later version wrote it, or somebody changed it by hand. What went
 * wrong may quote a value, so only its kind is told.
 */
public final class UnreadableItem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String item;

    /** An item by its key, which holds ids only. */
    public UnreadableItem(String item, RuntimeException cause) {
        super("An item cannot be read", cause);
        this.item = item;
    }

    /** The key of the item. */
    public String item() {
        return item;
    }

    /** What kind of fault it is. */
    public String kind() {
        return getCause().getClass().getName();
    }
}
