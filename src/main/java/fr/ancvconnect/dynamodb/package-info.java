/**
 * The store: one DynamoDB table. Each kind of item owns its keys and its mapping; a change of state is one conditional
 * transaction. What is personal sits in attributes named {@code personal…} and never in a key.
 */
package fr.ancvconnect.dynamodb;

