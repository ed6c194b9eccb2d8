package fr.ancvconnect.domain.payment;

/** Who asked for the payment: a guest in the booking engine, or the establishment (or the platform) in the back office. */
public enum Channel { BOOKING_ENGINE, BACK_OFFICE }
