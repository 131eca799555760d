/** Where the application starts; every package below is a module. */
@org.jspecify.annotations.NullMarked
package org.everspring;
