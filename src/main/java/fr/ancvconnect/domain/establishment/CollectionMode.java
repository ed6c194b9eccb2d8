package fr.ancvconnect.domain.establishment;

/** When the establishment collects: ANCV Connect is an immediate payment, offered to guests with PREPAID only. */
public enum CollectionMode { PREPAID, POSTPAID }
