package fr.ancvconnect.local.simulator.model;

import java.time.Instant;

/** What the customer gave, which can be less than was asked. */
public record Authorization(String number, long cents, Instant validatedAt) {}
