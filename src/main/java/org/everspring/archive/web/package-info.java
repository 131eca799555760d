/** Where the archive is fetched. */
@NullMarked
package org.everspring.archive.web;

import org.jspecify.annotations.NullMarked;
