/** What payments consist of: ids, request, confirmation, refund, reason and history entry. */
@NullMarked
package fr.ancvconnect.domain.payment;

import org.jspecify.annotations.NullMarked;
