/** Who works here: the accounts, their units and posts, who stands in for whom, and what waits for them. */
@org.jspecify.annotations.NullMarked
package org.everspring.people;
