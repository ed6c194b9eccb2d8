/** The table: its keys and indexes, its client, queries, conditions and transactions. */
@NullMarked
package fr.ancvconnect.dynamodb.table;

import org.jspecify.annotations.NullMarked;
