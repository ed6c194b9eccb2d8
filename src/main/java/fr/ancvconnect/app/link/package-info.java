/** The use cases of payment links: creation, lists, revocation, and what the page of a link calls. */
@NullMarked
package fr.ancvconnect.app.link;

import org.jspecify.annotations.NullMarked;
