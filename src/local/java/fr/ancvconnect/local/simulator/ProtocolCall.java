package fr.ancvconnect.local.simulator;

/** The four calls of ANCV's protocol. */
enum ProtocolCall {
    CREATE,
    PAYER,
    READ,
    CANCEL
}
