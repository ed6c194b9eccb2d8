/** The embedded DynamoDB. */
@NullMarked
package fr.ancvconnect.local.database;

import org.jspecify.annotations.NullMarked;
