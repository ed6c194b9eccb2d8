/** ANCV's record of a transaction and its meaning. */
@NullMarked
package fr.ancvconnect.domain.ancv;

import org.jspecify.annotations.NullMarked;
