package fr.ancvconnect.domain;

/** Who did something to a payment or a folder. */
public enum Actor { CUSTOMER, ESTABLISHMENT, PLATFORM, ANCV, SYSTEM }
