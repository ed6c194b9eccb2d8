/** Secret keys with versions: where they come from, how they rotate, and the fingerprints that are made with one of them. */
package fr.ancvconnect.keys;

