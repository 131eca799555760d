/** What processes of process owners may use of the people. */
@org.jspecify.annotations.NullMarked
package org.everspring.people.process;
