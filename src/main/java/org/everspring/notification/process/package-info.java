/** The template that tells a unit, and what follows a changed table or calendar. */
package org.everspring.notification.process;
