/** The page of a payment link: its HTML, its script and its style. */
@NullMarked
package fr.ancvconnect.lambda.page;

import org.jspecify.annotations.NullMarked;
