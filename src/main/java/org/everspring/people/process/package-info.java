/** What processes of process owners may use of the people. */
package org.everspring.people.process;
