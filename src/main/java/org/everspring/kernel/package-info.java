/** What everything else stands on: who acts, what somebody typed, and how it is refused. */
package org.everspring.kernel;
