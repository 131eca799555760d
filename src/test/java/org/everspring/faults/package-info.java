/** {@code mvn verify -Pfaults}: two nodes over one PostgreSQL, and what happens to them. */
package org.everspring.faults;
