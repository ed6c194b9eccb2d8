package fr.ancvconnect.local.simulator.protocol;

/** How notifications are sent: as usual, or badly on purpose. */
public enum NotificationMode {
    USUAL,
    NONE,
    LATE,
    DUPLICATE,
    OUT_OF_ORDER
}
