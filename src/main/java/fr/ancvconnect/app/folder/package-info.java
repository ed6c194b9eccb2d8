/** The use cases of a booking folder: its declaration, its reading, and lists of payments. */
@NullMarked
package fr.ancvconnect.app.folder;

import org.jspecify.annotations.NullMarked;
