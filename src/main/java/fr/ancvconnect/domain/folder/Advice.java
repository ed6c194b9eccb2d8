package fr.ancvconnect.domain.folder;

/** What the establishment is advised to do about a folder. */
public enum Advice { REGISTER_CARD_GUARANTEE }
