/** Who is let in and what for: the login, the groups and their rights, the filters before every request. */
package org.everspring.access;
