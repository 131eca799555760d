/** The matters that processes are about: how each is named, numbered and found. Knows no engine, no table of theirs, no page. */
package org.everspring.matter;
