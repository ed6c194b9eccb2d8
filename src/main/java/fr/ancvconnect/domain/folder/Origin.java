package fr.ancvconnect.domain.folder;

/** Where a booking folder was created. */
public enum Origin { BOOKING_ENGINE, BACK_OFFICE }
