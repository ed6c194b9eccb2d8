/** Problem documents (RFC 9457), their messages in French and English, and the routes of the service. */
@NullMarked
package fr.ancvconnect.lambda.problem;

import org.jspecify.annotations.NullMarked;
