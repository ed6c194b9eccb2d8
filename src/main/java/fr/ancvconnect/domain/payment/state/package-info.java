/** The ten states of a payment and their parts. */
@NullMarked
package fr.ancvconnect.domain.payment.state;

import org.jspecify.annotations.NullMarked;
