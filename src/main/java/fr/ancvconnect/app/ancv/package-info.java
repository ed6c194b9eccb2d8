/** The ports to ANCV: its acquisition API, its notifications, and the deadline of a call. */
@NullMarked
package fr.ancvconnect.app.ancv;

import org.jspecify.annotations.NullMarked;
