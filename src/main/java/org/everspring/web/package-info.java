/** What every request meets on its way in and every failure on its way out, whichever of the server's roots it asks. */
package org.everspring.web;
