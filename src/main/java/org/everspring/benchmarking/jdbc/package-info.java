/** The tables of benchmarks and their measures. */
package org.everspring.benchmarking.jdbc;
