package fr.ancvconnect.domain.establishment;

/** A virtual point of sale; the help page asks for one of these three. */
public enum VirtualPos { STRIPE, PAYBOX, PAYZEN }
