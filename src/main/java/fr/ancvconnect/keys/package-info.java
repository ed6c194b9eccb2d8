/** Secret keys with versions: their sources, their rotation, and the fingerprints that are made with them. */
package fr.ancvconnect.keys;
