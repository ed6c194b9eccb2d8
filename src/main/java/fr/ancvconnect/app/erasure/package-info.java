/** The erasure of personal data, {@code ERASE_AFTER} after a folder closed. */
@NullMarked
package fr.ancvconnect.app.erasure;

import org.jspecify.annotations.NullMarked;
