/** Every fact of a period becomes a score line, the lines a unit's score; the same facts give the same hash. */
@org.jspecify.annotations.NullMarked
package org.everspring.scoring;
