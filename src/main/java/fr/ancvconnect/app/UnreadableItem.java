package fr.ancvconnect.app;

/**
 * An item of the store that this version cannot read, because a later version wrote it or because it was changed
 * manually. The message of the cause can contain a value of the item, so only the class of the cause is exposed.
 */
public final class UnreadableItem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String item;
    private final String kind;

    /**
     * Creates the exception.
     *
     * @param item the key of the item, which contains only ids
     */
    public UnreadableItem(String item, RuntimeException cause) {
        super("An item cannot be read", cause);
        this.item = item;
        kind = cause.getClass().getName();
    }

    /** The key of the item. */
    public String item() {
        return item;
    }

    /** The class name of the cause. */
    public String kind() {
        return kind;
    }
}
