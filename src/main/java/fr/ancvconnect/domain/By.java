package fr.ancvconnect.domain;

/** Who did something to a payment or a folder. */
public enum By { CUSTOMER, ESTABLISHMENT, PLATFORM, ANCV, SYSTEM }
