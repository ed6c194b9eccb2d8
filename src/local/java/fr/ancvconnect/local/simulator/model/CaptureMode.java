package fr.ancvconnect.local.simulator.model;

/** When the money is taken, in ANCV's protocol: at once, or at the capture date. */
enum CaptureMode {
    NORMAL,
    DEFERRED
}
