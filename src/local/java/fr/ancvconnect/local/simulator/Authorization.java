package fr.ancvconnect.local.simulator;

import java.time.Instant;

/** What the customer gave, which can be less than was asked. */
record Authorization(String number, long cents, Instant validatedAt) {}
