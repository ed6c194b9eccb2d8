/** The use case of a notification by ANCV: the seal is checked, then ANCV's record is read. */
@NullMarked
package fr.ancvconnect.app.notification;

import org.jspecify.annotations.NullMarked;
