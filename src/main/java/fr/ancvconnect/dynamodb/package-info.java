/**
 * The store: one DynamoDB table. Each type of item defines its keys and its mapping. A change of state is one conditional
 * transaction. Personal data is in attributes whose names start with {@code personal}, never in a key.
 */
@NullMarked
package fr.ancvconnect.dynamodb;

import org.jspecify.annotations.NullMarked;
