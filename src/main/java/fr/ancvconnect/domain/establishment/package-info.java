/** Establishments, their requirements and the option ANCV Connect. */
@NullMarked
package fr.ancvconnect.domain.establishment;

import org.jspecify.annotations.NullMarked;
