/** The matters that processes are about: how each is named, numbered and found. Knows no engine, no table of theirs, no page. */
@NullMarked
package org.everspring.matter;

import org.jspecify.annotations.NullMarked;
