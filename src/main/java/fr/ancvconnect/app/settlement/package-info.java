/** The minute sweep: it checks open payments at ANCV and settles them. Also the unblocking of one payment. */
@NullMarked
package fr.ancvconnect.app.settlement;

import org.jspecify.annotations.NullMarked;
