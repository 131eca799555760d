/** Who works here: the accounts, their units and posts, who stands in for whom, and what waits for them. */
package org.everspring.people;
