/**
 * What every request meets on its way in and every failure on its way out, whichever of the server's roots it asks; and the
 * pages and the interface for process owners.
 */
package org.everspring.engine.web;
