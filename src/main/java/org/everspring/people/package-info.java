/** Who works here: the units as Camunda groups, their rights and filters, accounts, and the person who is signed in. */
package org.everspring.people;
