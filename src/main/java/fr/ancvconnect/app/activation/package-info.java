/** The use cases of an establishment: its declaration, its requirements, and the option ANCV Connect. */
@NullMarked
package fr.ancvconnect.app.activation;

import org.jspecify.annotations.NullMarked;
