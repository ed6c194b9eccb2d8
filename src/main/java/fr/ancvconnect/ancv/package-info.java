/**
 * The client of ANCV's acquisition API. It seals and sends requests, reads responses and reports the result of each call. It
 * makes no business decisions. It is strict in what it sends and tolerant in what it reads. No message and no log line contains
 * personal data.
 */
@NullMarked
package fr.ancvconnect.ancv;

import org.jspecify.annotations.NullMarked;
