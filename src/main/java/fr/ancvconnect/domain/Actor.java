package fr.ancvconnect.domain;

/** The party that caused a change to a payment or a folder. */
public enum Actor {
    CUSTOMER,
    ESTABLISHMENT,
    PLATFORM,
    ANCV,
    SYSTEM
}
