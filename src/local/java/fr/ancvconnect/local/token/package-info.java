/** Tokens for a developer: the four kinds of callers without an identity provider. */
@NullMarked
package fr.ancvconnect.local.token;

import org.jspecify.annotations.NullMarked;
