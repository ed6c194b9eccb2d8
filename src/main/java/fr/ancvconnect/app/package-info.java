/** The use cases, one per class, and the ports that they use, as small interfaces. */
@NullMarked
package fr.ancvconnect.app;

import org.jspecify.annotations.NullMarked;
