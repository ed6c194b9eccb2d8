/** Secret keys with versions: their sources, their rotation, and the fingerprints that are made with them. */
@NullMarked
package fr.ancvconnect.keys;

import org.jspecify.annotations.NullMarked;
