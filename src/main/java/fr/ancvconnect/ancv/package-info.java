/**
 * The client of ANCV's acquisition API: seals, sends and reads, and says how each call ended. It decides nothing.
 * Strict in what is sent, liberal in what is read; what is personal is in no message and no log line.
 */
package fr.ancvconnect.ancv;

