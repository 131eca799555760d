package org.everspring.archive;

/**
 * @param name of the file, without its ending
 * @param sql reads it
 */
public record ArchiveTable(String name, String sql) {}
