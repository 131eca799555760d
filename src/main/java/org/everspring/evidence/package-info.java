/** The files that support what a task says: kept by business key for those whom the matter concerns. */
package org.everspring.evidence;
