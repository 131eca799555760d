/** The tables of benchmarks and their measures. */
@NullMarked
package org.everspring.benchmarking.jdbc;

import org.jspecify.annotations.NullMarked;
