/** The local stack of a developer: an embedded database, a simulator of ANCV, tokens and the console. */
@NullMarked
package fr.ancvconnect.local;

import org.jspecify.annotations.NullMarked;
