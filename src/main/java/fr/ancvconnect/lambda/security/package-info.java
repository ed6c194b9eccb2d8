/** The caller of a request: his token, his roles and what he may do. */
@NullMarked
package fr.ancvconnect.lambda.security;

import org.jspecify.annotations.NullMarked;
