/** Booking folders: their sums, their closing and their limits. */
@NullMarked
package fr.ancvconnect.domain.folder;

import org.jspecify.annotations.NullMarked;
