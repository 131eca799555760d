/** The tables of the notices. */
package org.everspring.notification.jdbc;
