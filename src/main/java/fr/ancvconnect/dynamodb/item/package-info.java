/** The items of the table and their mapping to domain objects. */
@NullMarked
package fr.ancvconnect.dynamodb.item;

import org.jspecify.annotations.NullMarked;
