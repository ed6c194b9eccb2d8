package fr.ancvconnect.local.simulator;

/** How notifications are sent: as usual, or badly on purpose. */
enum NotificationMode {
    USUAL,
    NONE,
    LATE,
    DUPLICATE,
    OUT_OF_ORDER
}
