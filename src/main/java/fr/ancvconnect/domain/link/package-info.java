/** Payment links: their terms, their limits and the rules of their state. */
@NullMarked
package fr.ancvconnect.domain.link;

import org.jspecify.annotations.NullMarked;
